import { Injectable } from '@nestjs/common';
import type { VisitAction } from '#shared/contracts/visits.contract.js';
import type { ActorSide, VisitState } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { ReservationsRepository } from '../reservations/index.js';
import { timeLeft } from './domain/time-left.js';
import { canBeUndone } from './domain/undo.js';
import { decide, OCCUPYING } from './domain/visit-lifecycle.js';
import { CancellationTerms } from './cancellation-terms.js';
import { VisitOutdone } from './events/visit-events.js';
import { AlternativesRepository } from './offers/alternatives.repository.js';
import { Rivals } from './rivals.js';
import { undoableFrom, type Undoable } from './undoable.js';
import type { MoveChanges, VisitRecord } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

export interface Move {
  readonly action: VisitAction | 'turn' | 'lapse' | 'release';
  readonly side: ActorSide;
  readonly actorId: string | null;
  readonly changes: MoveChanges;
  /** What other modules are told, in the same unit of work. */
  readonly event: (visit: VisitRecord, undo: Undoable | null) => object;
  /** It can be taken back for a while, where the state it was in can be had again. @default false */
  readonly undoable?: boolean;
  /** Something that the visit needs is closed: a sign-off is not waited for. @default false */
  readonly placeLost?: boolean;
}

const TAKING: ReadonlySet<string> = new Set(['approve', 'accept', 'change']);

/** One step in the life of one visit: its state, what it holds, its history, and whom it concerns. */
@Injectable()
export class VisitMover {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly alternatives: AlternativesRepository,
    private readonly rivals: Rivals,
    private readonly terms: CancellationTerms,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** To be asked before visits are locked: whoever takes a time for one touches those who want it, too. */
  async prepare(tx: Tx, action: Move['action'] | 'change', visitIds: readonly string[]): Promise<void> {
    if (TAKING.has(action)) await this.rivals.decideAlone(tx, visitIds);
  }

  /** @throws RefusedError when the rules, or somebody who was faster, say no */
  async apply(tx: Tx, visit: VisitRecord, move: Move): Promise<void> {
    const now = this.clock.now();
    const decision = decide({ ...visit, placeLost: move.placeLost === true }, move.action, move.side, now);
    if (!decision.ok) throw new RefusedError(decision.refusal, { state: visit.state });
    if (visit.state === 'offered') await this.alternatives.releaseOpen(tx, visit.id);
    const undo = move.undoable && canBeUndone(move.action, visit.state) ? undoableFrom(visit, now) : null;
    const before = undo || move.action === 'wait' ? await this.held(tx, visit) : {};
    const changes = { ...move.changes, ...before, ...(await this.lateness(tx, visit, move)), decidedAt: now };
    const moved = await this.visits.move(tx, visit, decision.state, changes);
    if (!moved) throw new RefusedError('visit/already-decided');
    await this.hold(tx, visit.id, decision.state);
    await this.visits.addHistory(tx, {
      visitId: visit.id,
      version: visit.version + 1,
      at: now,
      actorId: move.actorId,
      actorSide: move.side,
      move: move.action,
      fromState: visit.state,
      toState: decision.state,
      reasonCode: move.changes.reasonCode ?? null,
      left: timeLeft(visit, changes),
    });
    await this.events.publish(tx, move.event(visit, undo));
    if (decision.state === 'approved') await this.outdo(tx, [visit.id], undo);
  }

  /** What only waited for its time takes it with its approval. */
  private async hold(tx: Tx, visitId: string, state: VisitState): Promise<void> {
    if (!OCCUPYING.includes(state)) return this.reservations.release(tx, visitId);
    if (state !== 'approved') return;
    await this.rivals.take(tx, visitId);
  }

  private async held(tx: Tx, { id, holdExpiresAt }: VisitRecord): Promise<MoveChanges> {
    return { heldBefore: await this.reservations.holds(tx, id), holdBefore: holdExpiresAt };
  }

  /** Whether the centre has to say why, as it breaks a promise. */
  async mustExplain(tx: Tx, visit: VisitRecord, { action, side }: Pick<Move, 'action' | 'side'>): Promise<boolean> {
    return action === 'cancel' && side === 'centre' && (await this.terms.isLate(tx.manager, visit, action));
  }

  private async lateness(tx: Tx, visit: VisitRecord, { action, side }: Move): Promise<MoveChanges> {
    return side !== 'system' && (await this.terms.isLate(tx.manager, visit, action)) ? { lateSide: side } : {};
  }

  /**
   * To be asked wherever approved visits have taken their time, however they came by it: whoever wanted the same and
   * cannot have it any more waits for it, until the day itself.
   */
  async outdo(tx: Tx, winners: readonly string[], undo: Undoable | null = null): Promise<void> {
    if (winners.length === 0) return;
    for (const rival of await this.rivals.outdone(tx, winners)) {
      if (!decide(rival, 'wait', 'system', this.clock.now()).ok) continue;
      const changes = { holdExpiresAt: rival.startsAt };
      const event = () => new VisitOutdone(rival, false, undo);
      await this.apply(tx, rival, { action: 'wait', side: 'system', actorId: null, changes, event });
    }
  }
}
