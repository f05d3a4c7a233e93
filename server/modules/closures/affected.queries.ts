import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ResourceKind, VisitState } from '#shared/contracts/vocabulary.js';
import { instantFrom, msFrom, part, sql, type SqlPart } from '../../database/dialect.js';
import { liesWithin } from './closures.queries.js';
import { LIVE, WISHED } from './domain/plan-status.js';
import { rankOf } from './domain/rank.js';
import { mostInUse, whoGivesWay, type Missing, type PoolPromise } from './domain/who-gives-way.js';

type Stored = Date | string;

export interface Stretch {
  readonly from: Date;
  /** Null until further notice. */
  readonly until: Date | null;
}

/** Something out of use, as somebody reported it. */
export interface Report extends Stretch {
  readonly resourceId: string;
  readonly kind: ResourceKind;
  readonly centreId: string;
  readonly stock: number;
  readonly quantity: number;
  /** May be empty: leave needs none. */
  readonly reason: string;
  readonly closureId: string | null;
}

export interface PoolUse extends Stretch {
  readonly poolId: string;
  readonly quantity: number;
}

/** Times that are offered are held by the offer, until its visit has one of them. */
const HOLDERS = part`LEFT JOIN visit_alternatives offer ON offer.id = r.holder_id
  JOIN visits v ON v.id = COALESCE(offer.visit_id, r.holder_id)`;

/** What an offered visit once wished for, it has given back. */
const STANDS = part`(CASE WHEN v.state = 'offered' THEN offer.outcome = 'open' ELSE offer.id IS NULL END)`;

/** What has begun, or whose group is there, takes place. */
const isToCome = (now: Date): SqlPart => part`v.starts_at > ${now} AND v.arrived_at IS NULL`;

/** Which visits a closure touches: those to come that hold, or ask for, what closes. */
@Injectable()
export class AffectedQueries {
  /** The rooms of a centre, retired ones too: visits may still hold them. */
  async roomsOf(manager: EntityManager, centreId: string): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT id FROM resources WHERE centre_id = ${centreId} AND kind = 'room' ORDER BY id`;
    return rows.map(({ id }) => id);
  }

  /**
   * What closes with something: a room's parts, as they are inside it, and then every room that takes any of that along,
   * as it cannot be had without. What a room needs stays open for others. Anything else closes by itself.
   */
  async closingWith(manager: EntityManager, resourceId: string): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      WITH RECURSIVE inside (id) AS (
        SELECT id FROM resources WHERE id = ${resourceId}
        UNION SELECT l.other_id FROM room_links l JOIN inside i ON l.room_id = i.id WHERE l.kind = 'part'),
      closing (id) AS (
        SELECT id FROM inside UNION SELECT l.room_id FROM room_links l JOIN closing c ON l.other_id = c.id)
      SELECT id FROM closing ORDER BY id`;
    return rows.map(({ id }) => id);
  }

  /** What a centre has in use. */
  async resource(
    manager: EntityManager,
    centreId: string,
    of: { readonly id: string; readonly kind: ResourceKind },
  ): Promise<{ readonly name: string; readonly stock: number } | null> {
    const [row] = await sql(manager)<{ name: string; stock: number }>`
      SELECT COALESCE(room.name, pool.name, tutor.name, vehicle.name) AS name, q.quantity AS stock
        FROM resources q LEFT JOIN rooms room ON room.id = q.id LEFT JOIN equipment_pools pool ON pool.id = q.id
        LEFT JOIN tutors tutor ON tutor.id = q.id LEFT JOIN vehicles vehicle ON vehicle.id = q.id
       WHERE q.id = ${of.id} AND q.kind = ${of.kind} AND q.centre_id = ${centreId} AND q.retired_at IS NULL`;
    return row ?? null;
  }

  /** Visits that hold or ask for any of some rooms, tutors or vehicles, or a room that brings one along. */
  async ofResources(
    manager: EntityManager,
    resourceIds: readonly string[],
    { from, until }: Stretch,
    now: Date,
  ): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT DISTINCT v.id FROM reservations r ${HOLDERS}
       WHERE r.resource_id IN (${resourceIds}) AND r.ends_at > ${from}
         AND (${until === null} OR r.starts_at < ${until ?? from})
         AND v.state IN (${LIVE}) AND ${isToCome(now)} AND ${STANDS} ORDER BY v.id`;
    return rows.map(({ id }) => id);
  }

  /** Visits for which not enough units would be left. */
  async ofPool(
    manager: EntityManager,
    { poolId, quantity, from, until }: PoolUse,
    { stock, now }: { readonly stock: number; readonly now: Date },
  ): Promise<ReadonlySet<string>> {
    const rows = await sql(manager)<{ id: string; quantity: number; starts: Stored; ends: Stored; state: VisitState }>`
      SELECT v.id, r.quantity, r.starts_at AS starts, r.ends_at AS ends, v.state
        FROM reservations r ${HOLDERS}
       WHERE r.resource_id = ${poolId} AND r.active AND r.ends_at > ${from}
         AND (${until === null} OR r.starts_at < ${until ?? from}) AND v.state IN (${LIVE}) AND ${isToCome(now)}
         AND ${STANDS}`;
    const promises: PoolPromise[] = rows.map((row) => ({
      ...{ visitId: row.id, quantity: row.quantity, rank: rankOf(row.state) },
      ...{ from: msFrom(row.starts), until: msFrom(row.ends) },
    }));
    const closing = { quantity, from: from.getTime(), until: until?.getTime() ?? Infinity };
    const missing = await this.missing(manager, poolId, { from, until });
    return whoGivesWay(stock, promises, [...missing, closing]);
  }

  /** What was reported as out of use, and whether a closure was made of it. */
  async report(manager: EntityManager, reportId: string): Promise<Report | null> {
    const [row] = await sql(manager)<Omit<Report, 'from' | 'until'> & { starts: Stored; ends: Stored | null }>`
      SELECT u.resource_id AS "resourceId", q.kind, q.centre_id AS "centreId", q.quantity AS stock, u.quantity, u.reason,
             u.closure_id AS "closureId", u.starts_at AS starts, u.ends_at AS ends
        FROM unavailability u JOIN resources q ON q.id = u.resource_id WHERE u.id = ${reportId}`;
    if (!row) return null;
    const { starts, ends, ...report } = row;
    return { ...report, from: instantFrom(starts), until: ends === null ? null : instantFrom(ends) };
  }

  /** The most units of a pool that are out of use already at one instant of a time. */
  async mostMissing(manager: EntityManager, poolId: string, time: Stretch): Promise<number> {
    const within = { from: time.from.getTime(), until: time.until?.getTime() ?? Infinity };
    return mostInUse(await this.missing(manager, poolId, time), within);
  }

  /** Visits of a school on some days, at every centre, and what waits for a time or is offered one on these. */
  async ofSchool(
    manager: EntityManager,
    schoolId: string,
    { from, until }: { readonly from: Date; readonly until: Date },
    now: Date,
  ): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT v.id FROM visits v
       WHERE v.partner_id = ${schoolId} AND v.state IN (${WISHED}) AND ${isToCome(now)}
         AND ${liesWithin(part`${from}`, part`${until}`)} ORDER BY v.id`;
    return rows.map(({ id }) => id);
  }

  private async missing(manager: EntityManager, poolId: string, { from, until }: Stretch): Promise<Missing[]> {
    const rows = await sql(manager)<{ quantity: number; starts: Stored; ends: Stored | null }>`
      SELECT quantity, starts_at AS starts, ends_at AS ends FROM unavailability
       WHERE resource_id = ${poolId} AND (ends_at IS NULL OR ends_at > ${from})
         AND (${until === null} OR starts_at < ${until ?? from})`;
    return rows.map((row) => ({
      quantity: row.quantity,
      from: msFrom(row.starts),
      until: row.ends === null ? Infinity : msFrom(row.ends),
    }));
  }
}
