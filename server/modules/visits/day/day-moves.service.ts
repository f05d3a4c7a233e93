import { Injectable } from '@nestjs/common';
import type { DayAction } from '#shared/contracts/on-the-day.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { ReservationsRepository } from '../../reservations/index.js';
import { VisitArrivalRecorded, VisitFinishedEarly } from '../events/visit-events.js';
import { maySee, mayWorkAt } from '../visits.policy.js';
import { VisitsQueries } from '../visits.queries.js';
import type { VisitChanges, VisitRecord } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import { hindranceOf } from './domain/on-the-day.js';

/** What staff record while a group is there. The state stays; version and history go on as with every move. */
@Injectable()
export class DayMovesService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly queries: VisitsQueries,
    private readonly reservations: ReservationsRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError visit/…: see `hindranceOf`; visit/already-decided when somebody was faster */
  arrive(actor: Actor, visitId: string, version: number): Promise<VisitDetailView> {
    return this.move(actor, visitId, { action: 'arrive', version }, async (tx, visit, now) => {
      await this.events.publish(tx, new VisitArrivalRecorded(visit, actor.personId));
      return { arrivedAt: now };
    });
  }

  /** A slip of the finger: nobody is there yet. @throws RefusedError as `arrive` does */
  takeBackArrival(actor: Actor, visitId: string, version: number): Promise<VisitDetailView> {
    return this.move(actor, visitId, { action: 'takeBackArrival', version }, async (tx, visit) => {
      await this.events.publish(tx, new VisitArrivalRecorded(visit, actor.personId));
      return { arrivedAt: null };
    });
  }

  /** Room, equipment and tutor are free from now on, the room after its clear-down. @throws RefusedError as `arrive` does */
  finishEarly(actor: Actor, visitId: string, version: number): Promise<VisitDetailView> {
    return this.move(actor, visitId, { action: 'finishEarly', version }, async (tx, visit, now) => {
      await this.reservations.shorten(tx, visitId, { from: visit.endsAt, to: now });
      const isRecorded = visit.state === 'attended';
      await this.events.publish(tx, new VisitFinishedEarly({ ...visit, finishedAt: now }, actor.personId, isRecorded));
      return { finishedAt: now };
    });
  }

  private move(
    actor: Actor,
    visitId: string,
    { action, version }: { action: DayAction; version: number },
    carryOut: (tx: Tx, visit: VisitRecord, now: Date) => Promise<VisitChanges>,
  ): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      const visit = await this.visits.forDecision(tx, visitId);
      if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
      if (!mayWorkAt(actor, visit.centreId)) throw new RefusedError('visit/not-your-move');
      if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
      const now = this.clock.now();
      const hindrance = hindranceOf(visit, action, now);
      if (hindrance) throw new RefusedError(hindrance, { state: visit.state });
      const changes = await carryOut(tx, visit, now);
      if (!(await this.visits.change(tx, visit, changes))) throw new RefusedError('visit/already-decided');
      await this.visits.addHistory(tx, {
        ...{ visitId, version: version + 1, at: now, actorId: actor.personId, actorSide: 'centre' },
        ...{ move: action, fromState: visit.state, toState: visit.state, reasonCode: null },
      });
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }
}
