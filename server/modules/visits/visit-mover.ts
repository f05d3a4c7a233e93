import { Injectable } from '@nestjs/common';
import type { VisitAction } from '#shared/contracts/visits.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { ReservationsRepository } from '../reservations/index.js';
import { decide, OCCUPYING } from './domain/visit-lifecycle.js';
import { VisitsRepository, type MoveChanges, type VisitRecord } from './visits.repository.js';

export interface Move {
  readonly action: VisitAction | 'lapse' | 'release';
  readonly side: ActorSide;
  readonly actorId: string | null;
  readonly changes: MoveChanges;
  /** What other modules are told, in the same unit of work. */
  readonly event: (visit: VisitRecord) => object;
}

/** One step in the life of one visit: its state, what it holds, its history, and whom it concerns. */
@Injectable()
export class VisitMover {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError when the rules, or somebody who was faster, say no */
  async apply(tx: Tx, visit: VisitRecord, move: Move): Promise<void> {
    const now = this.clock.now();
    const decision = decide(visit, move.action, move.side, now);
    if (!decision.ok) throw new RefusedError(decision.refusal, { state: visit.state });
    const moved = await this.visits.move(tx, visit, decision.state, { ...move.changes, decidedAt: now });
    if (!moved) throw new RefusedError('visit/already-decided');
    if (!OCCUPYING.includes(decision.state)) await this.reservations.release(tx, visit.id);
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
    });
    await this.events.publish(tx, move.event(visit));
  }
}
