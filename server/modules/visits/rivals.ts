import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { wouldBeRefused } from '../../database/attempt.js';
import { instantFrom, sql } from '../../database/dialect.js';
import { oneAtATime } from '../../database/locks.js';
import { ReservationsRepository, ResourceTakenError, type ReservationNeed } from '../reservations/index.js';
import { problemOfTaking } from './domain/request-problems.js';
import type { VisitRecord } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

interface WishRow {
  readonly resourceId: string;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly day: string;
}

const isInTheWay = (row: WishRow, { resourceId, startsAt, endsAt }: ReservationNeed): boolean =>
  row.resourceId === resourceId && instantFrom(row.startsAt) < endsAt && startsAt < instantFrom(row.endsAt);

/** Requests that want the same time as another visit, and what becomes of them. */
@Injectable()
export class Rivals {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
  ) {}

  /**
   * Keeps others from deciding on requests that compete at the same centres until the unit of work ends. To be asked
   * before a visit is locked: whoever takes a time for good touches those who want it, too.
   */
  async decideAlone({ manager }: Tx, visitIds: readonly string[]): Promise<void> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT DISTINCT v.centre_id AS id FROM visits v
       WHERE v.id IN (${visitIds}) AND EXISTS (
         SELECT 1 FROM visits o WHERE o.state = 'requested' AND o.decide_by IS NOT NULL AND o.centre_id = v.centre_id)`;
    await oneAtATime(manager, ...rows.map(({ id }) => `rivals ${id}`));
  }

  /** The same for whoever takes an approval back, by which others wait. */
  async takeBackAlone({ manager }: Tx, visitId: string): Promise<void> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT centre_id AS id FROM visits WHERE id = ${visitId} AND state = 'approved' AND decide_by IS NOT NULL`;
    await oneAtATime(manager, ...rows.map(({ id }) => `rivals ${id}`));
  }

  /** Those that have waited since a visit was approved for what they had asked for, too. */
  async outdoneSince({ manager }: Tx, visitId: string, decidedAt: Date): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT DISTINCT v.id FROM reservations own JOIN reservations w ON w.resource_id = own.resource_id
        JOIN visits v ON v.id = w.holder_id JOIN visit_history h ON h.visit_id = v.id AND h.version = v.version
       WHERE own.holder_id = ${visitId} AND w.holder_id <> ${visitId}
         AND w.starts_at < own.ends_at AND own.starts_at < w.ends_at AND v.state = 'waitlisted'
         AND h.move = 'wait' AND h.actor_side = 'system' AND h.at >= ${decidedAt} ORDER BY v.id`;
    return rows.map(({ id }) => id);
  }

  /** What a request wants without holding it becomes what it holds. @throws RefusedError what could not be had */
  async take(tx: Tx, visitId: string): Promise<void> {
    try {
      await this.reservations.activate(tx, visitId);
    } catch (error) {
      if (!(error instanceof ResourceTakenError)) throw error;
      const { refusal, details } = problemOfTaking(error.need, error.hindrance);
      throw new RefusedError(refusal, details);
    }
  }

  /** Requests that competed for what visits hold now, and cannot be met any more. */
  async outdone(tx: Tx, winners: readonly string[]): Promise<VisitRecord[]> {
    const found: VisitRecord[] = [];
    for (const { id } of await this.competingWith(tx.manager, winners)) {
      const rival = await this.visits.forDecision(tx, id);
      if (rival?.state !== 'requested') continue;
      if (await wouldBeRefused(tx, () => this.take(tx, id))) found.push(rival);
    }
    return found;
  }

  /** How many others have asked for something that a visit wants or holds at its time, or wait for it. */
  async count(manager: EntityManager, visitId: string): Promise<number> {
    const [row] = await sql(manager)<{ rivals: number }>`
      SELECT CAST(COUNT(DISTINCT w.holder_id) AS integer) AS rivals
        FROM visits asked CROSS JOIN reservations own CROSS JOIN reservations w CROSS JOIN visits v
       WHERE asked.id = ${visitId} AND own.holder_id = asked.id AND own.exclusive AND w.resource_id = own.resource_id AND w.holder_id <> ${visitId}
         AND w.starts_at < own.ends_at AND own.starts_at < w.ends_at AND NOT w.active
         AND v.id = w.holder_id AND v.centre_id = asked.centre_id AND v.state IN ('requested', 'waitlisted')`;
    return row?.rivals ?? 0;
  }

  /**
   * By when those are decided who want, without holding it, a room, tutor or vehicle that somebody would take now;
   * whoever comes later is decided with them.
   * @returns for each the earliest day of decision that is not over; null where nobody else wants any of it
   */
  async daysOfDecision(
    { manager }: Tx,
    today: string,
    all: readonly (readonly ReservationNeed[])[],
  ): Promise<(string | null)[]> {
    const needs = all.flat();
    if (needs.length === 0) return all.map(() => null);
    const rows = await sql(manager)<WishRow>`
      SELECT r.resource_id AS "resourceId", r.starts_at AS "startsAt", r.ends_at AS "endsAt", v.decide_by AS day
        FROM visits v CROSS JOIN reservations r
       WHERE v.state = 'requested' AND v.decide_by >= ${today} AND r.holder_id = v.id AND NOT r.active AND r.exclusive
         AND r.resource_id IN (${[...new Set(needs.map(({ resourceId }) => resourceId))]}) ORDER BY v.decide_by, r.id`;
    return all.map((wanted) => rows.find((row) => wanted.some((need) => isInTheWay(row, need)))?.day ?? null);
  }

  private competingWith(manager: EntityManager, winners: readonly string[]): Promise<{ id: string }[]> {
    return sql(manager)<{ id: string }>`
      SELECT DISTINCT v.id FROM visits v CROSS JOIN reservations w CROSS JOIN reservations held
       WHERE v.state = 'requested' AND v.decide_by IS NOT NULL AND v.id NOT IN (${winners})
         AND w.holder_id = v.id AND NOT w.active
         AND held.holder_id IN (${winners}) AND held.active AND held.resource_id = w.resource_id
         AND held.starts_at < w.ends_at AND w.starts_at < held.ends_at ORDER BY v.id`;
  }
}
