import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { milesOf } from '#shared/values/miles.js';
import { sql } from '../../database/dialect.js';
import { JourneysService } from '../partners/index.js';

export interface Traveller {
  /** What the partner is to the centre on that day; null when it was or will be one, but is not then. */
  readonly role: PartnershipRole | null;
  /** By road, to a tenth; null when it is not known. */
  readonly miles: number | null;
}

/** How far a partner has to travel, and in which role. */
@Injectable()
export class TravellersQueries {
  constructor(private readonly journeys: JourneysService) {}

  /** @returns null when there is no such centre or partner, or the two have never had to do with each other */
  async find(
    manager: EntityManager,
    asked: { centreId: string; partnerId: string; day: string },
  ): Promise<Traveller | null> {
    const { centreId, partnerId, day } = asked;
    const [row] = await sql(manager)<{ role: PartnershipRole | null }>`
      SELECT ps.role
        FROM partnerships any_time LEFT JOIN partnerships ps
          ON ps.centre_id = any_time.centre_id AND ps.partner_id = any_time.partner_id
          AND ps.starts_on <= ${day} AND (ps.ends_on IS NULL OR ps.ends_on >= ${day})
       WHERE any_time.centre_id = ${centreId} AND any_time.partner_id = ${partnerId} ORDER BY ps.role LIMIT 1`;
    if (!row) return null;
    const metres = await this.journeys.roadMetres(manager, asked);
    return { role: row.role, miles: metres === null ? null : milesOf(metres) };
  }
}
