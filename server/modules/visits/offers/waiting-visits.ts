import { Injectable } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { newId } from '../../../common/new-id.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { ReservationsRepository, type ReservationNeed } from '../../reservations/index.js';
import { VisitRequested } from '../events/visit-events.js';
import { newVisit } from '../new-visit.js';
import type { Asked } from '../visit-admission.js';
import type { NewVisit } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';

/** Writes down a wish that waits from the beginning; it holds nothing, and lapses at its own start. */
@Injectable()
export class WaitingVisits {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async make(tx: Tx, asked: Asked, needs: readonly ReservationNeed[]): Promise<NewVisit> {
    const now = this.clock.now();
    const { actor, side, input, time } = asked;
    const [reference = ''] = await this.visits.freeReferences(tx.manager, 1);
    const made = newVisit(asked, { id: newId(), reference, now, decideBy: null });
    const visit = { ...made, state: 'waitlisted' as const, holdExpiresAt: time.startsAt };
    await this.visits.insert(tx, visit);
    await this.visits.addHistory(tx, {
      ...{ visitId: visit.id, version: 1, at: now, actorId: actor.personId, actorSide: side, move: 'request' },
      ...{ fromState: null, toState: visit.state, reasonCode: null },
    });
    await this.reservations.takeWish(tx, visit.id, needs);
    const quote = input.transport?.quotePence ?? null;
    await this.events.publish(tx, new VisitRequested(visit, actor.personId, quote, false, true));
    return visit;
  }
}
