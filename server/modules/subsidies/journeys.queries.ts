import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { roadMiles } from '../../common/kernel/distance.js';
import { sql } from '../../database/dialect.js';

export interface Journey {
  readonly authorityId: string;
  /** What the partner is to the centre on that day; null when it is not a partner then. */
  readonly role: PartnershipRole | null;
  /** Null when one of the two positions is not known. */
  readonly miles: number | null;
}

interface Row {
  authority_id: string;
  role: PartnershipRole | null;
  centre_latitude: number | null;
  centre_longitude: number | null;
  latitude: number | null;
  longitude: number | null;
}

const position = (latitude: number | null, longitude: number | null) =>
  latitude === null || longitude === null ? null : { latitude, longitude };

/** How far a partner has to travel, and in which role. */
@Injectable()
export class JourneysQueries {
  /** @returns null when there is no such centre or partner */
  async find(
    manager: EntityManager,
    asked: { centreId: string; partnerId: string; day: string },
  ): Promise<Journey | null> {
    const { centreId, partnerId, day } = asked;
    const [row] = await sql(manager)<Row>`
      SELECT c.authority_id, ps.role, c.latitude AS centre_latitude, c.longitude AS centre_longitude,
             COALESCE(s.latitude, g.latitude) AS latitude, COALESCE(s.longitude, g.longitude) AS longitude
        FROM centres c JOIN partners p ON p.id = ${partnerId}
        LEFT JOIN schools s ON s.id = p.id LEFT JOIN community_groups g ON g.id = p.id
        LEFT JOIN partnerships ps ON ps.centre_id = c.id AND ps.partner_id = p.id
          AND ps.starts_on <= ${day} AND (ps.ends_on IS NULL OR ps.ends_on >= ${day})
       WHERE c.id = ${centreId} ORDER BY ps.role LIMIT 1`;
    if (!row) return null;
    const from = position(row.latitude, row.longitude);
    const to = position(row.centre_latitude, row.centre_longitude);
    return { authorityId: row.authority_id, role: row.role, miles: from && to ? roadMiles(from, to) : null };
  }
}
