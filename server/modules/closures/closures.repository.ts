import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { bulkInsert } from '../../database/bulk-insert.js';
import { sql } from '../../database/dialect.js';
import { expectCurrent } from '../../database/expect-current.js';
import { oneAtATime } from '../../database/locks.js';
import type { ClosureRow } from './closures.queries.js';
import { Closure } from './entities/closure.entity.js';
import { ClosureVisit, type Outcome } from './entities/closure-visit.entity.js';
import type { PlanVisit } from './plan-visits.queries.js';

export type NewClosure = Pick<
  ClosureRow,
  'kind' | 'centreId' | 'partnerId' | 'resourceId' | 'quantity' | 'startsAt' | 'endsAt' | 'reason'
>;

/** What blocks new reservations while something is closed. */
export interface Block {
  readonly resourceId: string;
  readonly quantity: number;
  readonly reasonCode: 'closed' | 'leave' | 'broken';
}

interface By {
  readonly personId: string;
  readonly at: Date;
}

/** Writes of closures and their plans. */
@Injectable()
export class ClosuresRepository {
  /** Closures of one place are made one after the other. */
  hold(tx: Tx, placeId: string): Promise<void> {
    return oneAtATime(tx.manager, `closures ${placeId}`);
  }

  /** @returns its id */
  async insert(tx: Tx, closure: NewClosure, { personId, at }: By): Promise<string> {
    const id = newId();
    const own = { id, version: 1, madeBy: personId, madeAt: at, liftedBy: null, liftedAt: null };
    await tx.manager.insert(Closure, { ...closure, ...own });
    return id;
  }

  /** From here on the database refuses new reservations of these in that time. */
  async block(
    tx: Tx,
    closureId: string,
    { startsAt, endsAt, reason }: NewClosure,
    { blocks, by }: { readonly blocks: readonly Block[]; readonly by: By },
  ): Promise<void> {
    const rows = blocks.map(({ resourceId, quantity, reasonCode }) => ({
      ...{ id: newId(), resource_id: resourceId, quantity, starts_at: startsAt, ends_at: endsAt },
      ...{ reason_code: reasonCode, reason, created_by: by.personId, created_at: by.at, closure_id: closureId },
    }));
    await bulkInsert(tx.manager, 'unavailability', rows);
  }

  /** A report that was there before blocks already. */
  async adopt(tx: Tx, closureId: string, reportId: string): Promise<void> {
    await sql(tx.manager)`UPDATE unavailability SET closure_id = ${closureId} WHERE id = ${reportId}`;
  }

  async addVisits(tx: Tx, closureId: string, visits: readonly PlanVisit[]): Promise<void> {
    const rows = visits.map(({ id, room, startsAt, endsAt }) => ({
      ...{ closure_id: closureId, visit_id: id, was_room_id: room?.id ?? null },
      ...{ was_starts_at: startsAt, was_ends_at: endsAt },
    }));
    await bulkInsert(tx.manager, 'closure_visits', rows);
  }

  /** @returns false when somebody settled it first; nothing is changed then */
  async settle(
    tx: Tx,
    { closureId, visitId }: { readonly closureId: string; readonly visitId: string },
    outcome: Outcome,
    { personId, at }: By,
  ): Promise<boolean> {
    const { affected } = await tx.manager.update(
      ClosureVisit,
      { closureId, visitId, outcome: IsNull() },
      { outcome, settledBy: personId, settledAt: at },
    );
    return affected === 1;
  }

  /** Over from now on: what has not begun never was. @throws RefusedError resource/stale */
  async lift(tx: Tx, { id, version }: Pick<ClosureRow, 'id' | 'version'>, { personId, at }: By): Promise<void> {
    const changes = { version: version + 1, liftedBy: personId, liftedAt: at };
    expectCurrent(await tx.manager.update(Closure, { id, version }, changes));
    await sql(tx.manager)`DELETE FROM unavailability WHERE closure_id = ${id} AND starts_at > ${at}`;
    await sql(tx.manager)`
      UPDATE unavailability SET ends_at = ${at} WHERE closure_id = ${id} AND (ends_at IS NULL OR ends_at > ${at})`;
  }
}
