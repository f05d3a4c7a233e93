import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CentrePartnership } from '#shared/contracts/partners.contract.js';
import type { PartnerKind } from '#shared/contracts/vocabulary.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { isPostgres, sql } from '../../database/dialect.js';
import type { HeldPartnership } from './domain/partnership-rules.js';
import { Partnership } from './entities/partnership.entity.js';

export interface PartnerFacts {
  readonly id: string;
  readonly authorityId: string;
  readonly kind: PartnerKind;
  /** Day from which it is closed. */
  readonly closedOn: string | null;
}

interface PartnershipRow extends Omit<CentrePartnership, 'partner' | 'current' | 'journey'> {
  readonly partnerId: string;
  readonly kind: PartnerKind;
  readonly name: string;
  readonly town: string | null;
}

/** A closed school of which the register gives no day has been closed for as long as we know. */
const LONG_AGO = '0001-01-01';

@Injectable()
export class PartnershipsRepository {
  /** Two people who give a centre a host at once wait for each other. On SQLite there is one writer anyway. */
  async lockCentre(tx: Tx, centreId: string): Promise<void> {
    if (isPostgres()) await sql(tx.manager)`SELECT id FROM centres WHERE id = ${centreId} FOR UPDATE`;
  }

  async partner(manager: EntityManager, partnerId: string): Promise<PartnerFacts | null> {
    const [row] = await sql(manager)<PartnerFacts>`
      SELECT p.id, p.authority_id AS "authorityId", p.kind,
        COALESCE(s.closed_on, g.closed_on, CASE WHEN s.status = 'closed' THEN ${LONG_AGO} END) AS "closedOn"
      FROM partners p LEFT JOIN schools s ON s.id = p.id LEFT JOIN community_groups g ON g.id = p.id
      WHERE p.id = ${partnerId}`;
    return row ?? null;
  }

  ofCentre(manager: EntityManager, centreId: string): Promise<HeldPartnership[]> {
    return sql(manager)<HeldPartnership>`
      SELECT id, partner_id AS "partnerId", role, starts_on AS "startsOn", ends_on AS "endsOn"
      FROM partnerships WHERE centre_id = ${centreId}`;
  }

  find(manager: EntityManager, partnershipId: string): Promise<Partnership | null> {
    return manager.findOneBy(Partnership, { id: partnershipId });
  }

  async add(tx: Tx, partnership: Readonly<Pick<Partnership, keyof Partnership>>): Promise<void> {
    await tx.manager.insert(Partnership, partnership);
  }

  async end(tx: Tx, partnershipId: string, endsOn: string): Promise<void> {
    await tx.manager.update(Partnership, { id: partnershipId }, { endsOn });
  }

  /** Host first, then by name. */
  async list(manager: EntityManager, centreId: string): Promise<Omit<CentrePartnership, 'current' | 'journey'>[]> {
    const rows = await sql(manager)<PartnershipRow>`
      SELECT m.id, m.role, m.starts_on AS "startsOn", m.ends_on AS "endsOn",
        p.id AS "partnerId", p.kind, p.name, s.town
      FROM partnerships m JOIN partners p ON p.id = m.partner_id LEFT JOIN schools s ON s.id = p.id
      WHERE m.centre_id = ${centreId} ORDER BY m.role, p.name, m.starts_on DESC, m.id`;
    return rows.map(({ partnerId, kind, name, town, ...partnership }) => ({
      ...partnership,
      partner: { id: partnerId, kind, name, town },
    }));
  }
}
