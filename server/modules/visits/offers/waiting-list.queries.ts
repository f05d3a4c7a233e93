import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { instantFrom, sql } from '../../../database/dialect.js';

export interface WaitingVisit {
  readonly id: string;
  readonly partnerId: string;
  readonly since: Date;
}

/** One room at one time, for which somebody is to wait. */
export interface WaitingWish {
  readonly partnerId: string;
  readonly roomId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Who waits, and for what. */
@Injectable()
export class WaitingListQueries {
  /** Centres at which somebody waits whose time has not come. */
  async centresWaiting(manager: EntityManager, now: Date): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT DISTINCT centre_id AS id FROM visits WHERE state = 'waitlisted' AND hold_expires_at > ${now}`;
    return rows.map(({ id }) => id);
  }

  async ofCentre(manager: EntityManager, centreId: string): Promise<WaitingVisit[]> {
    const rows = await sql(manager)<Omit<WaitingVisit, 'since'> & { since: Date | string }>`
      SELECT id, partner_id AS "partnerId", requested_at AS since FROM visits
       WHERE centre_id = ${centreId} AND state = 'waitlisted'`;
    return rows.map((row) => ({ ...row, since: instantFrom(row.since) }));
  }

  /** Of some that wait, who else waits for any of the same things at the same time. */
  async rivals(
    manager: EntityManager,
    visitIds: readonly string[],
    waiting: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await sql(manager)<{ id: string; rivalId: string }>`
      SELECT DISTINCT own.holder_id AS id, other.holder_id AS "rivalId"
        FROM reservations own JOIN reservations other ON other.resource_id = own.resource_id
         AND other.starts_at < own.ends_at AND other.ends_at > own.starts_at AND other.holder_id <> own.holder_id
       WHERE own.holder_id IN (${visitIds}) AND other.holder_id IN (${waiting})`;
    const byVisit = Map.groupBy(rows, ({ id }) => id);
    return new Map([...byVisit].map(([id, found]) => [id, new Set(found.map(({ rivalId }) => rivalId))]));
  }

  /** Visits of a partner that wait for a room within a time, or whose turn it is there. */
  async waitingFor(manager: EntityManager, { partnerId, roomId, startsAt, endsAt }: WaitingWish) {
    const rows = await sql(manager)<{ id: string }>`
      SELECT v.id FROM visits v JOIN reservations r ON r.holder_id = v.id
       WHERE v.partner_id = ${partnerId} AND v.starts_at < ${endsAt} AND v.ends_at > ${startsAt}
         AND r.resource_id = ${roomId} AND r.via_resource_id IS NULL
         AND (v.state = 'waitlisted' OR (v.state = 'offered' AND EXISTS (
           SELECT 1 FROM visit_alternatives a WHERE a.visit_id = v.id AND a.kind = 'turn' AND a.outcome = 'open')))`;
    return rows.map(({ id }) => id);
  }

  /** What a partner keeps from others without an answer: its requests, and the times that are offered to it. */
  async heldByAsking(manager: EntityManager, centreId: string, partnerId: string): Promise<ReadonlySet<string>> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT id FROM visits WHERE centre_id = ${centreId} AND partner_id = ${partnerId} AND state IN ('requested', 'offered')
      UNION
      SELECT a.id FROM visit_alternatives a JOIN visits v ON v.id = a.visit_id
       WHERE v.centre_id = ${centreId} AND v.partner_id = ${partnerId} AND a.outcome = 'open'`;
    return new Set(rows.map(({ id }) => id));
  }
}
