import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { startOfDay, weekdayOf } from '../../common/kernel/wall-time.js';
import { instantFrom, jsonFrom, sql } from '../../database/dialect.js';
import type { Busy, Room } from './domain/room-offers.js';
import type { SessionTime } from './domain/time-obstacles.js';

type Stored = string | Date;

export interface CentreFacts {
  readonly id: string;
  readonly authorityId: string;
  readonly name: string;
  readonly zone: string;
  readonly holdWorkingDays: number;
}

export interface StayRow {
  resource_id: string;
  quantity: number;
  starts_at: Stored;
  ends_at: Stored;
  visit_id: string;
  reference: string;
  state: VisitState;
  session_starts_at: Stored;
  session_ends_at: Stored;
  subject: string;
  pupils: number;
  partner_id: string;
  partner_name: string;
}

export interface Pool {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
}

export interface OpeningRow {
  readonly opens: string;
  readonly closes: string;
}

export interface UnavailabilityRow {
  resource_id: string;
  quantity: number;
  starts_at: Stored;
  ends_at: Stored | null;
  reason: string;
}

const DAY_MS = 86_400_000;
/** The longest reservation of each kind, as the database's CHECK has it: nothing older can reach into a time. */
const LONGEST_STAY_DAYS = { room: 1, equipment_pool: 31 } as const;

const daysBefore = (instant: Date, days: number) => new Date(instant.getTime() - days * DAY_MS);

export const toBusy = (row: {
  resource_id: string;
  quantity: number;
  starts_at: Stored;
  ends_at: Stored | null;
}): Busy => ({
  resourceId: row.resource_id,
  quantity: row.quantity,
  from: instantFrom(row.starts_at),
  until: row.ends_at === null ? null : instantFrom(row.ends_at),
});

/** What there is and what is taken: the facts from which the rules in domain/ say what is free. */
@Injectable()
export class AvailabilityQueries {
  async centre(manager: EntityManager, centreId: string): Promise<CentreFacts | null> {
    const [row] = await sql(manager)<{ authority_id: string; name: string; zone: string; hold_working_days: number }>`
      SELECT authority_id, name, zone, hold_working_days FROM centres WHERE id = ${centreId}`;
    if (!row) return null;
    const { authority_id: authorityId, hold_working_days: holdWorkingDays, name, zone } = row;
    return { id: centreId, authorityId, name, zone, holdWorkingDays };
  }

  hours(manager: EntityManager, centreId: string, day: string): Promise<OpeningRow[]> {
    return sql(manager)<OpeningRow>`
      SELECT opens, closes FROM opening_hours
       WHERE centre_id = ${centreId} AND weekday = ${weekdayOf(day)} ORDER BY opens`;
  }

  async rooms(manager: EntityManager, centreId: string): Promise<Room[]> {
    const rows = await sql(manager)<{
      id: string;
      name: string;
      capacity: number;
      step_free: boolean | number;
      features: unknown;
      setup_minutes: number;
      cleardown_minutes: number;
    }>`SELECT id, name, capacity, step_free, features, setup_minutes, cleardown_minutes
         FROM rooms WHERE centre_id = ${centreId} AND retired_at IS NULL ORDER BY name`;
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      capacity: row.capacity,
      stepFree: Boolean(row.step_free),
      features: jsonFrom<string[]>(row.features),
      setupMinutes: row.setup_minutes,
      cleardownMinutes: row.cleardown_minutes,
    }));
  }

  pools(manager: EntityManager, centreId: string): Promise<Pool[]> {
    return sql(manager)<Pool>`
      SELECT e.id, e.name, q.quantity FROM equipment_pools e JOIN resources q ON q.id = e.id
       WHERE e.centre_id = ${centreId} AND e.retired_at IS NULL ORDER BY e.name`;
  }

  /** Active reservations of a centre's rooms that touch a time, with their visits, in the order of time. */
  stays(manager: EntityManager, centreId: string, time: SessionTime): Promise<StayRow[]> {
    const earliest = daysBefore(time.startsAt, LONGEST_STAY_DAYS.room);
    return sql(manager)<StayRow>`
      SELECT r.resource_id, r.quantity, r.starts_at, r.ends_at, v.id AS visit_id, v.reference, v.state,
             v.starts_at AS session_starts_at, v.ends_at AS session_ends_at, v.subject,
             v.expected_pupils AS pupils, v.partner_id, p.name AS partner_name
        FROM resources q
        JOIN reservations r ON r.resource_id = q.id AND r.active
         AND r.starts_at >= ${earliest} AND r.starts_at < ${time.endsAt} AND r.ends_at > ${time.startsAt}
        JOIN visits v ON v.id = r.holder_id
        JOIN partners p ON p.id = v.partner_id
       WHERE q.centre_id = ${centreId} AND q.kind = 'room'
       ORDER BY r.starts_at`;
  }

  /** What is taken of some resources at a time, whoever holds it. */
  async taken(manager: EntityManager, resourceIds: readonly string[], time: SessionTime): Promise<Busy[]> {
    const earliest = daysBefore(time.startsAt, LONGEST_STAY_DAYS.equipment_pool);
    const rows = await sql(manager)<{ resource_id: string; quantity: number; starts_at: Stored; ends_at: Stored }>`
      SELECT resource_id, quantity, starts_at, ends_at FROM reservations
       WHERE resource_id IN (${resourceIds}) AND active
         AND starts_at >= ${earliest} AND starts_at < ${time.endsAt} AND ends_at > ${time.startsAt}`;
    return rows.map(toBusy);
  }

  /** Closures, breakdowns and units out of service that touch a time. */
  unavailable(manager: EntityManager, centreId: string, time: SessionTime): Promise<UnavailabilityRow[]> {
    return sql(manager)<UnavailabilityRow>`
      SELECT u.resource_id, u.quantity, u.starts_at, u.ends_at, u.reason
        FROM resources q JOIN unavailability u ON u.resource_id = q.id
       WHERE q.centre_id = ${centreId} AND u.starts_at < ${time.endsAt}
         AND (u.ends_at IS NULL OR u.ends_at > ${time.startsAt})`;
  }
}

/** The whole of a local day as instants: 23, 24 or 25 hours. */
export function wholeDay(day: string, nextDay: string, zone: string): SessionTime {
  return { startsAt: startOfDay(day, zone), endsAt: startOfDay(nextDay, zone) };
}
