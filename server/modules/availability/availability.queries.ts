import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import { startOfDay } from '../../common/kernel/wall-time.js';
import { isPostgres, msFrom, sql, SqlPart } from '../../database/dialect.js';
import type { Use } from './domain/stock.js';
import type { SessionTime } from './domain/time-obstacles.js';

type Stored = string | Date;

export interface StayRow {
  resource_id: string;
  /** The room that brought it along; null for what was asked for itself. */
  via_id: string | null;
  starts_at: Stored;
  ends_at: Stored;
  /** The visit itself, or the time that is offered for it. */
  holder_id: string;
  visit_id: string;
  reference: string;
  state: VisitState;
  version: number;
  session_starts_at: Stored;
  session_ends_at: Stored;
  subject: string;
  pupils: number;
  partner_id: string;
  partner_name: string;
}

export interface StayRowWithUse extends StayRow {
  quantity: number;
}

/** A room, tutor or vehicle, in use or not. */
export interface NamedRow {
  readonly id: string;
  readonly kind: 'room' | 'tutor' | 'vehicle';
  readonly name: string;
}

export interface UnavailabilityRow {
  resource_id: string;
  quantity: number;
  starts_at: Stored;
  ends_at: Stored | null;
  reason: string;
}

const DAY_MS = 86_400_000;
/** A reservation is at most a day long, as the database's CHECK has it: none that begins earlier reaches into a time. */
const earliestStart = ({ startsAt }: SessionTime) => new Date(startsAt.getTime() - DAY_MS);

/** What is held of a resource can begin before its session, by less than a day. */
const dayAfter = ({ endsAt }: SessionTime) => new Date(endsAt.getTime() + DAY_MS);

interface UseRow {
  resource_id: string;
  quantity: number;
  starts_at: Stored;
  ends_at: Stored | null;
}

interface WishedRow extends UseRow {
  holder_id: string;
  partner_id: string;
  exclusive: boolean | number;
  decide_by: string;
}

/** What somebody holds of a resource. */
export interface HeldUse extends Use {
  readonly holderId: string;
}

/** What a request wants that competes with others, without holding it. */
export interface WishedUse extends HeldUse {
  readonly partnerId: string;
  /** Rooms, tutors and vehicles: nobody else has them at the same time. */
  readonly exclusive: boolean;
  /** The local day until which rivals may ask. */
  readonly decideBy: string;
}

/** Without an end it lasts until further notice. */
export const toUse = (row: UseRow): Use => ({
  resourceId: row.resource_id,
  quantity: row.quantity,
  from: msFrom(row.starts_at),
  until: row.ends_at === null ? Infinity : msFrom(row.ends_at),
});

/** What a centre's policy says of when somebody may come. */
export interface PolicyLimits {
  readonly noticeDays: number;
  readonly horizonDays: number;
  readonly longestMinutes: number | null;
}

/** What is taken: the facts from which the rules in domain/ say what is free. */
@Injectable()
export class AvailabilityQueries {
  /**
   * Active reservations of a centre's rooms, tutors and vehicles that touch a time, with their visits, in no order; then
   * those that are held for what is offered, each alternative with its own time.
   * CROSS JOIN keeps SQLite to this order of tables: without statistics it may begin with all visits, at twenty times the cost.
   */
  stays(manager: EntityManager, centreId: string, time: SessionTime): Promise<StayRow[]> {
    return sql(manager)<StayRow>`
      SELECT r.resource_id, r.via_resource_id AS via_id, r.starts_at, r.ends_at, r.holder_id, v.id AS visit_id, v.reference, v.state, v.version,
             v.starts_at AS session_starts_at, v.ends_at AS session_ends_at, v.subject,
             v.expected_pupils AS pupils, v.partner_id, p.name AS partner_name
        FROM resources q CROSS JOIN reservations r CROSS JOIN visits v CROSS JOIN partners p
       WHERE q.centre_id = ${centreId} AND q.kind IN ('room', 'tutor', 'vehicle') AND r.resource_id = q.id AND r.active
         AND r.starts_at >= ${earliestStart(time)} AND r.starts_at < ${time.endsAt} AND r.ends_at > ${time.startsAt}
         AND v.id = r.holder_id AND p.id = v.partner_id
      UNION ALL
      SELECT r.resource_id, r.via_resource_id, r.starts_at, r.ends_at, r.holder_id, v.id, v.reference, v.state, v.version,
             a.starts_at, a.ends_at, v.subject, v.expected_pupils, v.partner_id, p.name
        FROM visit_alternatives a CROSS JOIN visits v CROSS JOIN reservations r CROSS JOIN partners p
       WHERE a.outcome = 'open' AND a.starts_at >= ${earliestStart(time)} AND a.starts_at < ${dayAfter(time)}
         AND v.id = a.visit_id AND v.centre_id = ${centreId} AND r.holder_id = a.id AND r.active AND r.exclusive
         AND r.starts_at < ${time.endsAt} AND r.ends_at > ${time.startsAt} AND p.id = v.partner_id`;
  }

  /**
   * All that the visits hold which are in some rooms at a time: also tutors, vehicles, and equipment with its quantity.
   * The rooms' own reservations decide which visits; CROSS JOIN keeps SQLite from beginning elsewhere.
   */
  staysWithUse(manager: EntityManager, roomIds: readonly string[], time: SessionTime): Promise<StayRowWithUse[]> {
    return sql(manager)<StayRowWithUse>`
      SELECT r.resource_id, r.via_resource_id AS via_id, r.quantity, r.starts_at, r.ends_at, r.holder_id,
             v.id AS visit_id, v.reference, v.state, v.version, v.starts_at AS session_starts_at, v.ends_at AS session_ends_at, v.subject,
             v.expected_pupils AS pupils, v.partner_id, p.name AS partner_name
        FROM (SELECT DISTINCT holder_id FROM reservations WHERE resource_id IN (${roomIds}) AND active
                 AND starts_at >= ${earliestStart(time)} AND starts_at < ${time.endsAt} AND ends_at > ${time.startsAt}) AS here
        CROSS JOIN reservations r CROSS JOIN visits v CROSS JOIN partners p
       WHERE r.holder_id = here.holder_id AND r.active AND v.id = here.holder_id AND p.id = v.partner_id
      UNION ALL
      SELECT r.resource_id, r.via_resource_id, r.quantity, r.starts_at, r.ends_at, r.holder_id,
             v.id, v.reference, v.state, v.version, a.starts_at, a.ends_at, v.subject, v.expected_pupils, v.partner_id, p.name
        FROM (SELECT DISTINCT holder_id FROM reservations WHERE resource_id IN (${roomIds}) AND active AND holder_kind = 'offer'
                 AND starts_at >= ${earliestStart(time)} AND starts_at < ${time.endsAt} AND ends_at > ${time.startsAt}) AS here
        CROSS JOIN visit_alternatives a CROSS JOIN reservations r CROSS JOIN visits v CROSS JOIN partners p
       WHERE a.id = here.holder_id AND r.holder_id = a.id AND r.active AND v.id = a.visit_id AND p.id = v.partner_id`;
  }

  /** How everything is called that `stays` can tell of: looked up once, not again for each stay. */
  names(manager: EntityManager, centreId: string): Promise<NamedRow[]> {
    return sql(manager)<NamedRow>`
      SELECT id, 'room' AS kind, name FROM rooms WHERE centre_id = ${centreId}
      UNION ALL SELECT id, 'tutor', name FROM tutors WHERE centre_id = ${centreId}
      UNION ALL SELECT id, 'vehicle', name FROM vehicles WHERE centre_id = ${centreId}`;
  }

  /** What is taken of some resources at a time, and by whom. */
  async taken(manager: EntityManager, resourceIds: readonly string[], time: SessionTime): Promise<HeldUse[]> {
    if (resourceIds.length === 0) return [];
    const rows = await sql(manager)<UseRow & { holder_id: string }>`
      SELECT resource_id, quantity, starts_at, ends_at, holder_id FROM reservations
       WHERE resource_id IN (${resourceIds}) AND active
         AND starts_at >= ${earliestStart(time)} AND starts_at < ${time.endsAt} AND ends_at > ${time.startsAt}
       ORDER BY resource_id, starts_at`;
    return rows.map((row) => ({ ...toUse(row), holderId: row.holder_id }));
  }

  /**
   * The same within several stretches that do not overlap, such as the same hour of many weeks. CROSS JOIN keeps SQLite
   * to looking up each stretch in the index instead of reading all that lies between the first and the last.
   */
  async takenWithin(
    manager: EntityManager,
    resourceIds: readonly string[],
    windows: readonly SessionTime[],
  ): Promise<HeldUse[]> {
    if (resourceIds.length === 0 || windows.length === 0) return [];
    const rows = await sql(manager)<UseRow & { holder_id: string }>`
      WITH stretch (earliest, starts, ends) AS (VALUES ${stretches(windows)})
      SELECT r.resource_id, r.quantity, r.starts_at, r.ends_at, r.holder_id FROM stretch CROSS JOIN reservations r
       WHERE r.resource_id IN (${resourceIds}) AND r.active
         AND r.starts_at >= stretch.earliest AND r.starts_at < stretch.ends AND r.ends_at > stretch.starts`;
    return rows.map((row) => ({ ...toUse(row), holderId: row.holder_id }));
  }

  /** Of requests that compete; they are few, and looked up first. */
  async wished(manager: EntityManager, resourceIds: readonly string[], time: SessionTime): Promise<WishedUse[]> {
    if (resourceIds.length === 0) return [];
    const rows = await sql(manager)<WishedRow>`
      SELECT r.resource_id, r.quantity, r.starts_at, r.ends_at, r.holder_id, r.exclusive, v.partner_id, v.decide_by
        FROM visits v CROSS JOIN reservations r
       WHERE v.state = 'requested' AND v.decide_by IS NOT NULL AND r.holder_id = v.id AND NOT r.active
         AND r.resource_id IN (${resourceIds}) AND r.starts_at < ${time.endsAt} AND r.ends_at > ${time.startsAt}`;
    return rows.map((row) => ({
      ...toUse(row),
      ...{ holderId: row.holder_id, partnerId: row.partner_id, decideBy: row.decide_by },
      exclusive: Boolean(row.exclusive),
    }));
  }

  /** Whether a school or group is a partner of a centre on any of these days. */
  async isPartner(
    manager: EntityManager,
    { centreId, partnerId, from, to }: { centreId: string; partnerId: string; from: string; to: string },
  ): Promise<boolean> {
    const rows = await sql(manager)<{ found: number }>`
      SELECT 1 AS found FROM partnerships WHERE centre_id = ${centreId} AND partner_id = ${partnerId}
         AND starts_on <= ${to} AND (ends_on IS NULL OR ends_on >= ${from})`;
    return rows.length > 0;
  }

  /** A centre without a policy limits nothing beyond what holds everywhere. */
  async policyLimits(manager: EntityManager, centreId: string): Promise<PolicyLimits> {
    const [row] = await sql(manager)<PolicyLimits>`
      SELECT notice_days AS "noticeDays", horizon_days AS "horizonDays", longest_minutes AS "longestMinutes"
        FROM centre_policies WHERE centre_id = ${centreId}`;
    return row ?? { noticeDays: 0, horizonDays: HORIZON_DAYS, longestMinutes: null };
  }

  /** Closures, breakdowns and units out of service of some resources that touch a time. */
  unavailable(manager: EntityManager, resourceIds: readonly string[], time: SessionTime): Promise<UnavailabilityRow[]> {
    return sql(manager)<UnavailabilityRow>`
      SELECT resource_id, quantity, starts_at, ends_at, reason FROM unavailability
       WHERE resource_id IN (${resourceIds}) AND starts_at < ${time.endsAt}
         AND (ends_at IS NULL OR ends_at > ${time.startsAt})`;
  }
}

/** `(a, b, c), (d, e, f)`; PostgreSQL wants to be told what the values of a list are. */
function stretches(windows: readonly SessionTime[]): SqlPart {
  const cast = isPostgres() ? '::timestamptz' : '';
  const values = windows.flatMap((window) => [earliestStart(window), window.startsAt, window.endsAt]);
  const between = values.map((_, index) => (index % 3 === 2 ? `${cast}), (` : `${cast}, `));
  return new SqlPart(['(', ...between.slice(0, -1), `${cast})`], values);
}

/** The whole of a local day as instants: 23, 24 or 25 hours. */
export function wholeDay(day: string, nextDay: string, zone: string): SessionTime {
  return { startsAt: startOfDay(day, zone), endsAt: startOfDay(nextDay, zone) };
}
