import { Injectable } from '@nestjs/common';
import type {
  ApproveVisit,
  CancelVisit,
  DeclineVisit,
  RecordAttendance,
  RecordNoShow,
  VisitAction,
  VisitDetailView,
  WithdrawVisit,
} from '#shared/contracts/visits.contract.js';
import type { ActorSide, ReasonCode } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { ReservationsRepository } from '../reservations/index.js';
import { decide, OCCUPYING } from './domain/visit-lifecycle.js';
import { VisitApproved, VisitAttended, VisitEnded } from './events/visit-events.js';
import { maySee, sideFor } from './visits.policy.js';
import { VisitsQueries } from './visits.queries.js';
import { VisitsRepository, type MoveChanges, type VisitRecord } from './visits.repository.js';

interface Move {
  readonly action: VisitAction | 'lapse';
  readonly side: ActorSide;
  readonly actorId: string | null;
  readonly changes: MoveChanges;
  /** What other modules are told, in the same unit of work. */
  readonly event: (visit: VisitRecord) => object;
}

type Ending = VisitEnded['state'];

const given = (note: string | undefined): string | null => (note === undefined || note === '' ? null : note);

/** Every move of a visit after it was asked for: decided on a version, by one side, once. */
@Injectable()
export class MoveVisitService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly queries: VisitsQueries,
    private readonly reservations: ReservationsRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  approve(actor: Actor, visitId: string, input: ApproveVisit): Promise<VisitDetailView> {
    const event = (visit: VisitRecord) => new VisitApproved(visit, actor.personId, input.withoutAward);
    return this.byPerson(actor, visitId, input.version, { action: 'approve', changes: {}, event });
  }

  decline(actor: Actor, visitId: string, input: DeclineVisit): Promise<VisitDetailView> {
    return this.byPerson(actor, visitId, input.version, this.ending(actor, 'decline', 'declined', input));
  }

  withdraw(actor: Actor, visitId: string, input: WithdrawVisit): Promise<VisitDetailView> {
    return this.byPerson(actor, visitId, input.version, this.ending(actor, 'withdraw', 'withdrawn', input));
  }

  cancel(actor: Actor, visitId: string, input: CancelVisit): Promise<VisitDetailView> {
    return this.byPerson(actor, visitId, input.version, this.ending(actor, 'cancel', 'cancelled', input));
  }

  recordNoShow(actor: Actor, visitId: string, input: RecordNoShow): Promise<VisitDetailView> {
    return this.byPerson(actor, visitId, input.version, this.ending(actor, 'recordNoShow', 'no_show', input));
  }

  recordAttendance(actor: Actor, visitId: string, input: RecordAttendance): Promise<VisitDetailView> {
    const { version, pupils, adults } = input;
    return this.byPerson(actor, visitId, version, {
      action: 'recordAttendance',
      changes: { attendedPupils: pupils, attendedAdults: adults },
      event: (visit) => new VisitAttended(visit, actor.personId, pupils, adults),
    });
  }

  /**
   * Gives back the time of requests that nobody answered. One that fails keeps no other from lapsing.
   * @returns how many lapsed; rejects with AggregateError, after all were tried, when some failed
   */
  async lapseOverdue(): Promise<number> {
    const due = await this.store.read((manager) => this.visits.overdue(manager, this.clock.now(), 200));
    let lapsed = 0;
    const errors: unknown[] = [];
    for (const { id } of due) {
      try {
        if (await this.lapse(id)) lapsed += 1;
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} requests could not lapse`);
    return lapsed;
  }

  /** Another process, or a manager at the last second, may have been first: then there is nothing to do. */
  private lapse(visitId: string): Promise<boolean> {
    return this.store.write(async (tx) => {
      const visit = await this.visits.forDecision(tx, visitId);
      if (!visit || !decide(visit, 'lapse', 'system', this.clock.now()).ok) return false;
      const event = () => new VisitEnded(visit, 'expired', null, null);
      await this.apply(tx, visit, { action: 'lapse', side: 'system', actorId: null, changes: {}, event });
      return true;
    });
  }

  private ending(
    actor: Actor,
    action: VisitAction,
    state: Ending,
    input: { reasonCode?: ReasonCode | undefined; note?: string | undefined },
  ): Pick<Move, 'action' | 'changes' | 'event'> & { action: VisitAction } {
    const reasonCode = input.reasonCode ?? null;
    return {
      action,
      changes: { reasonCode, reasonNote: given(input.note) },
      event: (visit) => new VisitEnded(visit, state, actor.personId, reasonCode),
    };
  }

  private byPerson(
    actor: Actor,
    visitId: string,
    version: number,
    move: Pick<Move, 'changes' | 'event'> & { action: VisitAction },
  ): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      const visit = await this.visits.forDecision(tx, visitId);
      if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
      const side = sideFor(actor, move.action, visit);
      if (!side) throw new RefusedError('visit/not-your-move');
      if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
      await this.checkAttendance(tx, visit, move.changes);
      await this.apply(tx, visit, { ...move, side, actorId: actor.personId });
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }

  private async apply(tx: Tx, visit: VisitRecord, move: Move): Promise<void> {
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

  private async checkAttendance(tx: Tx, visit: VisitRecord, { attendedPupils }: MoveChanges): Promise<void> {
    if (attendedPupils === undefined) return;
    const roll = await this.visits.rollOf(tx.manager, visit.partnerId);
    if (roll !== null && attendedPupils > roll) throw new RefusedError('visit/more-than-roll', { roll });
  }
}
