import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Way } from '../../common/ports/journey-provider.js';
import { sql } from '../../database/dialect.js';
import type { JourneyOverride } from './domain/journey.js';

/** A centre and a school or group that travels to it. */
export interface Pair {
  readonly centreId: string;
  readonly partnerId: string;
}

/** What is known of a pair before anybody measures. */
export interface PairFacts extends Pair {
  readonly override: JourneyOverride;
  readonly onSite: boolean;
  /** Null when one of the two positions is not known. */
  readonly way: Way | null;
}

interface Row extends Pair {
  minutes: number | null;
  metres: number | null;
  host: boolean | number;
  centreLatitude: number | null;
  centreLongitude: number | null;
  latitude: number | null;
  longitude: number | null;
}

const position = (latitude: number | null, longitude: number | null) =>
  latitude === null || longitude === null ? null : { latitude, longitude };

@Injectable()
export class JourneysQueries {
  /**
   * Every combination of the centres and partners, in one query; one of them that does not exist is left out.
   * @param today local ISO date, on which a school is host or not
   */
  async facts(
    manager: EntityManager,
    { centreIds, partnerIds }: { centreIds: readonly string[]; partnerIds: readonly string[] },
    today: string,
  ): Promise<PairFacts[]> {
    const rows = await sql(manager)<Row>`
      SELECT c.id AS "centreId", p.id AS "partnerId", o.minutes, o.metres,
             c.latitude AS "centreLatitude", c.longitude AS "centreLongitude",
             COALESCE(s.latitude, g.latitude) AS latitude, COALESCE(s.longitude, g.longitude) AS longitude,
             EXISTS (SELECT 1 FROM partnerships ps
                      WHERE ps.centre_id = c.id AND ps.partner_id = p.id AND ps.role = 'host'
                        AND ps.starts_on <= ${today} AND (ps.ends_on IS NULL OR ps.ends_on >= ${today})) AS host
        FROM centres c CROSS JOIN partners p
        LEFT JOIN schools s ON s.id = p.id LEFT JOIN community_groups g ON g.id = p.id
        LEFT JOIN journey_overrides o ON o.centre_id = c.id AND o.partner_id = p.id
       WHERE c.id IN (${centreIds}) AND p.id IN (${partnerIds})`;
    return rows.map((row) => {
      const from = position(row.latitude, row.longitude);
      const to = position(row.centreLatitude, row.centreLongitude);
      return {
        centreId: row.centreId,
        partnerId: row.partnerId,
        override: { minutes: row.minutes, metres: row.metres },
        onSite: Boolean(row.host),
        way: from && to && { from, to },
      };
    });
  }
}
