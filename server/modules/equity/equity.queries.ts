import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { instantFrom, sql } from '../../database/dialect.js';
import { placeKey } from './domain/ground.js';
import type { Member, UsageSum } from './domain/usage.js';
import type { Period } from './domain/wording.js';
import type { EquityScope } from './equity.policy.js';

/** One centre, or all centres of an authority. */
export interface Place {
  readonly authorityId: string;
  readonly centreIds: readonly string[];
}

export type IdAndName = Pick<CentreName, 'id' | 'name'>;

export interface CentreName {
  readonly id: string;
  readonly name: string;
  readonly authorityId: string;
  readonly authorityName: string;
}

type SumRow = Omit<UsageSum, 'recordedAt'> & { recordedAt: Date | string };
type MemberRow = Omit<Member, 'roll'>;

/** Reads of the totals, of the partner lists, and of rolls where the totals know nothing of a school. */
@Injectable()
export class EquityQueries {
  async sums(manager: EntityManager, place: Place, period: Period): Promise<UsageSum[]> {
    const { academicYear, term } = period;
    const rows = await sql(manager)<SumRow>`
      SELECT centre_id AS "centreId", term, partner_id AS "partnerId", partner_kind AS "partnerKind",
             partner_role AS role, programme, partner_name AS name, phase, roll, MAX(recorded_at) AS "recordedAt",
             CAST(SUM(visits) AS integer) AS visits, CAST(SUM(no_shows) AS integer) AS "noShows",
             CAST(SUM(pupils) AS integer) AS pupils, CAST(SUM(adults) AS integer) AS adults,
             MAX(largest_group) AS "largestGroup", MAX(largest_party) AS "largestParty",
             CAST(SUM(pupil_minutes) AS integer) AS "pupilMinutes", CAST(SUM(adult_minutes) AS integer) AS "adultMinutes"
        FROM usage_totals
       WHERE authority_id = ${place.authorityId} AND academic_year = ${academicYear}
         AND centre_id IN (${place.centreIds}) AND term IN (${term ? [term] : ['autumn', 'spring', 'summer']})
       GROUP BY centre_id, term, partner_id, partner_kind, partner_role, programme, partner_name, phase, roll`;
    return rows.map((row) => ({ ...row, recordedAt: instantFrom(row.recordedAt).getTime() }));
  }

  /** Schools whose partnership ran at any time in the period, in the order in which it began; closed ones left out. */
  async members(manager: EntityManager, place: Place, period: Period): Promise<Member[]> {
    const rows = await sql(manager)<MemberRow>`
      SELECT ps.centre_id AS "centreId", ps.partner_id AS "partnerId", ps.role, p.name, s.phase
        FROM partnerships ps JOIN partners p ON p.id = ps.partner_id JOIN schools s ON s.id = ps.partner_id
       WHERE ps.centre_id IN (${place.centreIds}) AND ps.starts_on <= ${period.lastDay}
         AND (ps.ends_on IS NULL OR ps.ends_on >= ${period.firstDay})
         AND (s.closed_on IS NULL OR s.closed_on > ${period.firstDay})
       ORDER BY ps.starts_on, ps.id`;
    const rolls = await this.rollsOn(manager, [...new Set(rows.map(({ partnerId }) => partnerId))], period.firstDay);
    return rows.map((row) => ({ ...row, roll: rolls.get(row.partnerId) ?? null }));
  }

  /** The last day on which each partner came to each centre, up to a day; by `placeKey`. */
  async lastVisitDays(manager: EntityManager, place: Place, upTo: string): Promise<Map<string, string>> {
    const rows = await sql(manager)<{ centreId: string; partnerId: string; day: string }>`
      SELECT centre_id AS "centreId", partner_id AS "partnerId", MAX(last_day) AS day FROM usage_totals
       WHERE authority_id = ${place.authorityId} AND centre_id IN (${place.centreIds}) AND last_day <= ${upTo}
       GROUP BY centre_id, partner_id`;
    return new Map(rows.map((row) => [placeKey(row), row.day]));
  }

  async centres(manager: EntityManager, scope: EquityScope): Promise<CentreName[]> {
    return sql(manager)<CentreName>`
      SELECT c.id, c.name, a.id AS "authorityId", a.name AS "authorityName"
        FROM centres c JOIN authorities a ON a.id = c.authority_id
       WHERE c.authority_id IN (${scope.authorityIds}) OR c.id IN (${scope.centreIds})
       ORDER BY a.name, c.name, c.id`;
  }

  async authorities(manager: EntityManager, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
    return sql(manager)<{ id: string; name: string }>`
      SELECT id, name FROM authorities WHERE id IN (${ids}) ORDER BY name, id`;
  }

  async academicYears(manager: EntityManager, authorityIds: readonly string[]): Promise<number[]> {
    const rows = await sql(manager)<{ year: number }>`
      SELECT DISTINCT academic_year AS year FROM usage_totals WHERE authority_id IN (${authorityIds})`;
    return rows.map(({ year }) => year);
  }

  /** The latest roll of each school that was known on that day. */
  private async rollsOn(
    manager: EntityManager,
    schoolIds: readonly string[],
    day: string,
  ): Promise<Map<string, number>> {
    const rows = await sql(manager)<{ schoolId: string; roll: number }>`
      SELECT school_id AS "schoolId", roll FROM school_characteristics
       WHERE school_id IN (${schoolIds}) AND as_of <= ${day} AND roll IS NOT NULL ORDER BY as_of`;
    return new Map(rows.map(({ schoolId, roll }) => [schoolId, roll]));
  }
}
