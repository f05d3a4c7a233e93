import { Injectable } from '@nestjs/common';
import type { UndoDecision, VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { OutboxRepository } from '../../jobs/outbox.repository.js';
import { ReservationsRepository, ResourceTakenError } from '../reservations/index.js';
import { decideUndo } from './domain/undo.js';
import { VisitUndone } from './events/visit-events.js';
import { takeBackKey } from './undoable.js';
import { maySee, sideFor } from './visits.policy.js';
import { VisitsQueries } from './visits.queries.js';
import { VisitsRepository, type UndoableVisit } from './visits.repository.js';

/**
 * Takes a decision back within its window: the visit is as it was, what it held it holds again, and nobody is told. The
 * history shows both.
 */
@Injectable()
export class UndoVisitService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly outbox: OutboxRepository,
    private readonly queries: VisitsQueries,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError with the reason why it stays as it is */
  undo(actor: Actor, visitId: string, { version }: UndoDecision): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      const visit = await this.visits.forDecision(tx, visitId);
      if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
      if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
      await this.takeBack(tx, actor, visit);
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }

  private async takeBack(tx: Tx, actor: Actor, visit: UndoableVisit): Promise<void> {
    const now = this.clock.now();
    const last = await this.visits.lastMove(tx, visit);
    if (sideFor(actor, last?.move === 'recordNoShow' ? 'recordNoShow' : 'decline', visit) !== 'centre')
      throw new RefusedError('visit/not-your-move');
    const decision = decideUndo(last, { actorId: actor.personId, holdExpiresAt: visit.holdBefore }, now);
    if (!decision.ok || !last) throw new RefusedError(decision.ok ? 'visit/nothing-to-undo' : decision.refusal);
    // Whoever delivers may be ahead of this clock: what has left, or is leaving, cannot be unsaid.
    if (!(await this.outbox.takeBack(tx, takeBackKey(visit)))) throw new RefusedError('visit/undo-too-late');
    await this.restore(tx, visit, decision.state);
    await this.visits.addHistory(tx, {
      ...{ visitId: visit.id, version: visit.version + 1, at: now, actorId: actor.personId },
      ...{ actorSide: 'centre', move: 'undo', fromState: visit.state, toState: decision.state, reasonCode: null },
    });
    await this.events.publish(tx, new VisitUndone(visit, last.move, last.at, actor.personId));
  }

  /** A request that did not hold its time does not hold it again. */
  private async restore(tx: Tx, visit: UndoableVisit, state: VisitState): Promise<void> {
    const { holdBefore: holdExpiresAt, heldBefore } = visit;
    const words = { decidedAt: null, reasonCode: null, reasonNote: null };
    const restored = state === 'approved' ? { reasonCode: null, reasonNote: null } : { ...words, holdExpiresAt };
    if (!(await this.visits.move(tx, visit, state, restored))) throw new RefusedError('visit/already-decided');
    try {
      await (heldBefore ? this.reservations.activate(tx, visit.id) : this.reservations.release(tx, visit.id));
    } catch (error) {
      if (error instanceof ResourceTakenError) throw new RefusedError('visit/undo-taken');
      throw error;
    }
  }
}
