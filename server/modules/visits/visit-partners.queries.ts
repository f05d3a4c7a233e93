import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../database/dialect.js';
import type { PartnershipStretch } from './domain/partnership.js';

/** What visits need to know of schools and groups. */
@Injectable()
export class VisitPartnersQueries {
  /** Every stretch for which the two had, have or will have to do with each other. */
  partnerships(
    manager: EntityManager,
    { centreId, partnerId }: { centreId: string; partnerId: string },
  ): Promise<PartnershipStretch[]> {
    return sql(manager)<PartnershipStretch>`
      SELECT ps.role, ps.starts_on AS "startsOn", ps.ends_on AS "endsOn", s.closed_on AS "closedOn"
        FROM partnerships ps LEFT JOIN schools s ON s.id = ps.partner_id
       WHERE ps.centre_id = ${centreId} AND ps.partner_id = ${partnerId}`;
  }

  /** The newest known roll of a school; null for groups and where it is not known. */
  async rollOf(manager: EntityManager, partnerId: string): Promise<number | null> {
    const [row] = await sql(manager)<{ roll: number }>`
      SELECT roll FROM school_characteristics
       WHERE school_id = ${partnerId} AND roll IS NOT NULL ORDER BY as_of DESC LIMIT 1`;
    return row?.roll ?? null;
  }
}
