import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DatedCharacteristics, SchoolView } from '#shared/contracts/partners.contract.js';
import { sql } from '../../database/dialect.js';
import { characteristicsInForce } from './domain/current-characteristics.js';
import { Authority } from './entities/authority.entity.js';
import { Partner } from './entities/partner.entity.js';
import { School } from './entities/school.entity.js';
import { toJourneyFacts } from './journey.mapper.js';
import { JourneysService } from './journeys.service.js';

interface PartnershipRow {
  readonly id: string;
  readonly role: 'host' | 'partner';
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly centreId: string;
  readonly centreName: string;
}

/** Everything that is known of one school. */
@Injectable()
export class SchoolQueries {
  constructor(private readonly journeys: JourneysService) {}

  find(manager: EntityManager, schoolId: string): Promise<Partner | null> {
    return manager.findOneBy(Partner, { id: schoolId, kind: 'school' });
  }

  /** @param today local ISO date: characteristics of later days are not in force yet */
  async view(manager: EntityManager, partner: Partner, today: string): Promise<SchoolView> {
    const school = await manager.findOneByOrFail(School, { id: partner.id });
    const authority = await manager.findOneByOrFail(Authority, { id: partner.authorityId });
    const history = await this.history(manager, partner.id);
    const { latitude, longitude } = school;
    return {
      id: partner.id,
      urn: school.urn,
      name: partner.name,
      authority: { id: authority.id, name: authority.name, dfeCode: authority.dfeCode },
      status: school.status,
      phase: school.phase,
      statutoryLowAge: school.statutoryLowAge,
      statutoryHighAge: school.statutoryHighAge,
      street: school.street,
      locality: school.locality,
      town: school.town,
      postcode: school.postcode,
      place: latitude === null || longitude === null ? null : { latitude, longitude },
      openedOn: school.openedOn,
      closedOn: school.closedOn,
      successor: await this.successor(manager, school.successorUrn),
      extractOn: school.extractOn,
      current: characteristicsInForce(history, today),
      history,
      partnerships: await this.partnerships(manager, partner.id),
    };
  }

  async partnerships(manager: EntityManager, partnerId: string): Promise<SchoolView['partnerships']> {
    const rows = await sql(manager)<PartnershipRow>`
      SELECT m.id, m.role, m.starts_on AS "startsOn", m.ends_on AS "endsOn", c.id AS "centreId", c.name AS "centreName"
      FROM partnerships m JOIN centres c ON c.id = m.centre_id
      WHERE m.partner_id = ${partnerId} ORDER BY m.starts_on DESC, m.id`;
    const pairs = rows.map(({ centreId }) => ({ centreId, partnerId }));
    const journeyOf = await this.journeys.betweenAll(manager, pairs);
    return rows.map(({ centreId, centreName, ...partnership }) => ({
      ...partnership,
      centre: { id: centreId, name: centreName },
      journey: toJourneyFacts(journeyOf({ centreId, partnerId })),
    }));
  }

  private history(manager: EntityManager, schoolId: string): Promise<DatedCharacteristics[]> {
    return sql(manager)<DatedCharacteristics>`
      SELECT as_of AS "asOf", source, roll, fsm_percent AS "fsmPercent", fsm6_percent AS "fsm6Percent",
        idaci_rank AS "idaciRank", idaci_decile AS "idaciDecile", attainment8, status, phase,
        statutory_low_age AS "statutoryLowAge", statutory_high_age AS "statutoryHighAge"
      FROM school_characteristics WHERE school_id = ${schoolId} ORDER BY as_of DESC`;
  }

  private async successor(manager: EntityManager, urn: number | null): Promise<SchoolView['successor']> {
    if (urn === null) return null;
    const rows = await sql(manager)<{ id: string; name: string }>`
      SELECT s.id, p.name FROM schools s JOIN partners p ON p.id = s.id WHERE s.urn = ${urn}`;
    return { urn, id: rows[0]?.id ?? null, name: rows[0]?.name ?? null };
  }
}
