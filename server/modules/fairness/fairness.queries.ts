import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { msFrom, part, secondsBetween, sql } from '../../database/dialect.js';
import type { AskedVisit } from './domain/decision-effect.js';
import type { Membership } from './domain/entitlement.js';
import type { FairUse } from './domain/fair-hours.js';
import type { Dated } from './domain/known-on.js';

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export interface NamedMembership extends Membership {
  readonly name: string;
}

export interface WaitingVisit extends AskedVisit {
  readonly id: string;
  readonly schoolDay: string;
}

interface SessionRow {
  readonly id: string;
  readonly partnerId: string;
  readonly role: PartnershipRole;
  readonly schoolDay: string;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly rooms: number;
}

type SumRow = Omit<FairUse, 'minutes'> & { readonly seconds: number };

/** Each room that a visit asked for, without the parts and the whole that come with it. */
const ROOMS_OF = part`JOIN reservations r ON r.holder_id = v.id AND r.via_resource_id IS NULL
        JOIN rooms m ON m.id = r.resource_id`;

interface PlaceRow {
  readonly id: string;
  readonly name: string;
}

/** What fair hours are made of, by the names of the tables: one query for each kind of fact. */
@Injectable()
export class FairnessQueries {
  /** Schools on a centre's list at any time between two days. A school that closed is on it until then. */
  memberships(manager: EntityManager, centreId: string, { from, to }: DayRange): Promise<NamedMembership[]> {
    return sql(manager)<NamedMembership>`
      SELECT ps.partner_id AS "partnerId", ps.role, ps.starts_on AS "from", COALESCE(ps.ends_on, s.closed_on) AS "until", p.name
        FROM partnerships ps JOIN schools s ON s.id = ps.partner_id JOIN partners p ON p.id = ps.partner_id
       WHERE ps.centre_id = ${centreId} AND ps.starts_on <= ${to} AND (ps.ends_on IS NULL OR ps.ends_on >= ${from})
         AND (s.closed_on IS NULL OR s.closed_on > ${from})
       ORDER BY p.name, p.id, ps.starts_on`;
  }

  async characteristics(manager: EntityManager, schoolIds: readonly string[]): Promise<ReadonlyMap<string, Dated[]>> {
    const rows = await sql(manager)<Dated & { schoolId: string }>`
      SELECT school_id AS "schoolId", as_of AS "asOf", roll, fsm_percent AS "fsmPercent", fsm6_percent AS "fsm6Percent"
        FROM school_characteristics WHERE school_id IN (${schoolIds})`;
    return Map.groupBy(rows, ({ schoolId }) => schoolId);
  }

  /**
   * What took place or was missed, as the ledger has it, what is approved, and what was given up too late for others to
   * have it, which counts like what was missed. Schools only; added up where it lies, as a centre has thousands a year.
   */
  async uses(manager: EntityManager, centreId: string, academicYear: number, days: DayRange): Promise<FairUse[]> {
    const recorded = await sql(manager)<FairUse>`
      SELECT partner_id AS "partnerId", partner_role AS role, CAST(SUM(room_minutes) AS integer) AS minutes
        FROM usage_totals WHERE centre_id = ${centreId} AND academic_year = ${academicYear} AND partner_kind = 'school'
       GROUP BY partner_id, partner_role`;
    const untilEnd = secondsBetween(part`v.starts_at`, part`COALESCE(v.finished_at, v.ends_at)`);
    const promised = await sql(manager)<SumRow>`
      SELECT v.partner_id AS "partnerId", v.partner_role AS role, CAST(ROUND(SUM(${untilEnd})) AS integer) AS seconds
        FROM visits v JOIN schools s ON s.id = v.partner_id ${ROOMS_OF} AND r.active
       WHERE v.centre_id = ${centreId} AND v.school_day BETWEEN ${days.from} AND ${days.to} AND v.state = 'approved'
       GROUP BY v.partner_id, v.partner_role`;
    const late = await sql(manager)<SumRow>`
      SELECT v.partner_id AS "partnerId", v.partner_role AS role,
             CAST(ROUND(SUM(${secondsBetween(part`v.starts_at`, part`v.ends_at`)})) AS integer) AS seconds
        FROM visits v JOIN schools s ON s.id = v.partner_id ${ROOMS_OF}
       WHERE v.centre_id = ${centreId} AND v.school_day BETWEEN ${days.from} AND ${days.to} AND v.late_side = 'partner'
       GROUP BY v.partner_id, v.partner_role`;
    return [...recorded, ...[...promised, ...late].map(({ seconds, ...use }) => ({ ...use, minutes: seconds / 60 }))];
  }

  /** Requests of schools that wait for an answer or for a place; those that do not hold their time want their rooms as well. */
  async waiting(manager: EntityManager, centreId: string): Promise<WaitingVisit[]> {
    const rows = await sql(manager)<SessionRow>`
      SELECT v.id, v.partner_id AS "partnerId", v.partner_role AS role, v.school_day AS "schoolDay",
             v.starts_at AS "startsAt", v.ends_at AS "endsAt",
             (SELECT CAST(COUNT(*) AS integer) FROM reservations r JOIN rooms m ON m.id = r.resource_id
               WHERE r.holder_id = v.id AND r.via_resource_id IS NULL) AS rooms
        FROM visits v JOIN schools s ON s.id = v.partner_id
       WHERE v.centre_id = ${centreId} AND v.state IN ('requested', 'waitlisted') ORDER BY v.requested_at, v.id`;
    return rows.map((row) => ({ id: row.id, schoolDay: row.schoolDay, ...toUse(row) }));
  }

  /** The centres whose partner or host a school is on a day. */
  async centresOf(manager: EntityManager, schoolId: string, day: string): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT c.id FROM partnerships ps JOIN centres c ON c.id = ps.centre_id
       WHERE ps.partner_id = ${schoolId} AND ps.starts_on <= ${day} AND (ps.ends_on IS NULL OR ps.ends_on >= ${day})
       ORDER BY c.name, c.id`;
    return rows.map(({ id }) => id);
  }

  async school(manager: EntityManager, schoolId: string): Promise<PlaceRow | null> {
    const [row] = await sql(manager)<PlaceRow>`
      SELECT p.id, p.name FROM schools s JOIN partners p ON p.id = s.id WHERE s.id = ${schoolId}`;
    return row ?? null;
  }

  async authority(manager: EntityManager, authorityId: string): Promise<PlaceRow | null> {
    const [row] = await sql(manager)<PlaceRow>`SELECT id, name FROM authorities WHERE id = ${authorityId}`;
    return row ?? null;
  }
}

/** The session counts once for each room that was asked for; what those bring along is theirs. */
function toUse({ partnerId, role, startsAt, endsAt, rooms }: SessionRow): FairUse {
  return { partnerId, role, minutes: (rooms * (msFrom(endsAt) - msFrom(startsAt))) / 60_000 };
}
