import { Injectable } from '@nestjs/common';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { ReservationsRepository, ResourceTakenError } from '../reservations/index.js';
import type { Decided } from './domain/undo.js';
import { VisitUndone } from './events/visit-events.js';
import { WaitingOnce } from './offers/waiting-once.js';
import type { UndoableVisit } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

export interface Back {
  readonly state: VisitState;
  /** The move that is taken back. */
  readonly last: Decided;
  readonly actorId: string;
}

/** Makes a visit what it was before its last move: a compensating move, with a row of its own in the history. */
@Injectable()
export class VisitRestorer {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly once: WaitingOnce,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError visit/undo-taken, visit/already-decided, waiting-list/already-waiting, and what those say who listen */
  async goBack(tx: Tx, visit: UndoableVisit, { state, last, actorId }: Back): Promise<void> {
    if (state === 'waitlisted') await this.once.claimAgain(tx, visit.id);
    await this.restore(tx, visit, state);
    await this.visits.addHistory(tx, {
      ...{ visitId: visit.id, version: visit.version + 1, at: this.clock.now(), actorId },
      ...{ actorSide: 'centre', move: 'undo', fromState: visit.state, toState: state, reasonCode: null },
    });
    await this.events.publish(tx, new VisitUndone(visit, last.move, last.at, actorId));
  }

  /** A request that did not hold its time does not hold it again. */
  private async restore(tx: Tx, visit: UndoableVisit, state: VisitState): Promise<void> {
    const noReason = { reasonCode: null, reasonNote: null };
    const asBefore =
      state === 'approved' ? noReason : { ...noReason, decidedAt: null, holdExpiresAt: visit.holdBefore };
    if (!(await this.visits.move(tx, visit, state, asBefore))) throw new RefusedError('visit/already-decided');
    try {
      await (visit.heldBefore ? this.reservations.activate(tx, visit.id) : this.reservations.release(tx, visit.id));
    } catch (error) {
      if (error instanceof ResourceTakenError) throw new RefusedError('visit/undo-taken');
      throw error;
    }
  }
}
