import { Injectable } from '@nestjs/common';
import type {
  ApproveVisit,
  CancelVisit,
  DeclineVisit,
  RecordAttendance,
  RecordNoShow,
  WithdrawVisit,
} from '#shared/contracts/visit-requests.contract.js';
import type { VisitAction, VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { ReasonCode } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { AttendanceCheck } from './attendance-check.js';
import { decide } from './domain/visit-lifecycle.js';
import { SeriesMoved } from './events/series-events.js';
import { VisitApproved, VisitAttended, VisitEnded } from './events/visit-events.js';
import type { Undoable } from './undoable.js';
import { VisitGate } from './visit-gate.js';
import { VisitMover, type Move } from './visit-mover.js';
import { VisitsQueries } from './visits.queries.js';
import type { MoveChanges, VisitRecord } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

type Ending = VisitEnded['state'];
type PersonsMove = Pick<Move, 'changes' | 'event' | 'undoable'> & {
  readonly action: VisitAction;
  /** The only centre whose visits it is about. */
  readonly at?: string;
};

/** An occurrence that was offered another time, or waits for its own, is told of by itself. */
const inSeries = ({ seriesId, state }: Pick<VisitRecord, 'seriesId' | 'state'>): boolean =>
  seriesId !== null && state === 'requested';

const given = (note: string | undefined): string | null => (note === undefined || note === '' ? null : note);

/** Every move of a visit after it was asked for: decided on a version, by one side, once. */
@Injectable()
export class MoveVisitService {
  constructor(
    private readonly store: Store,
    private readonly gate: VisitGate,
    private readonly visits: VisitsRepository,
    private readonly queries: VisitsQueries,
    private readonly attendance: AttendanceCheck,
    private readonly mover: VisitMover,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  approve(actor: Actor, visitId: string, input: ApproveVisit): Promise<VisitDetailView> {
    return this.byPerson(actor, visitId, input.version, this.approval(actor, input.withoutAward));
  }

  /** The same for a visit to this centre alone. @throws RefusedError visit/not-found for one to another */
  approveAt(actor: Actor, centreId: string, visitId: string, version: number): Promise<VisitDetailView> {
    return this.byPerson(actor, visitId, version, { ...this.approval(actor, false), at: centreId });
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
   * Gives back the time of requests and offers that nobody answered, and ends what waited until its own time; requests
   * of one series together, so that one message tells of them. What fails keeps nothing else from lapsing.
   * @returns how many lapsed; rejects with AggregateError, after all were tried, when some failed
   */
  async lapseOverdue(): Promise<number> {
    const due = await this.store.read((manager) => this.visits.overdue(manager, this.clock.now(), 200));
    let lapsed = 0;
    const errors: unknown[] = [];
    for (const together of Map.groupBy(due, (visit) => (inSeries(visit) ? visit.seriesId : visit.id)).values()) {
      try {
        lapsed += await this.lapse(together.map(({ id }) => id).sort());
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} requests could not lapse`);
    return lapsed;
  }

  /** Another process, or a manager at the last second, may have been first: then there is nothing to do. */
  private lapse(visitIds: readonly string[]): Promise<number> {
    return this.store.write(async (tx) => {
      const lapsed: VisitRecord[] = [];
      for (const visitId of visitIds) {
        const visit = await this.visits.forDecision(tx, visitId);
        if (!visit || !decide(visit, 'lapse', 'system', this.clock.now()).ok) continue;
        const event = () => new VisitEnded(visit, 'expired', null, null, inSeries(visit), null, visit.state);
        await this.mover.apply(tx, visit, { action: 'lapse', side: 'system', actorId: null, changes: {}, event });
        lapsed.push(visit);
      }
      const requests = lapsed.filter(inSeries);
      if (requests.length > 0) await this.events.publish(tx, new SeriesMoved('expired', requests, null));
      return lapsed.length;
    });
  }

  private approval(actor: Actor, withoutAward: boolean): PersonsMove {
    const event = (visit: VisitRecord, undo: Undoable | null) =>
      new VisitApproved(visit, actor.personId, withoutAward, false, undo);
    return { action: 'approve', changes: {}, undoable: true, event };
  }

  private ending(
    actor: Actor,
    action: VisitAction,
    state: Ending,
    input: { reasonCode?: ReasonCode | undefined; note?: string | undefined },
  ): PersonsMove {
    const reasonCode = input.reasonCode ?? null;
    return {
      action,
      changes: { reasonCode, reasonNote: given(input.note) },
      undoable: true,
      event: (visit, undo) => new VisitEnded(visit, state, actor.personId, reasonCode, false, undo),
    };
  }

  private byPerson(actor: Actor, visitId: string, version: number, move: PersonsMove): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      const opening = { action: move.action, version, at: move.at };
      const { visit, side } = await this.gate.open(tx, actor, visitId, opening);
      await this.checkAttendance(tx, visit, move.changes);
      if (!move.changes.reasonNote && (await this.mover.mustExplain(tx, visit, { ...move, side })))
        throw new RefusedError('visit/late-without-words');
      await this.mover.apply(tx, visit, { ...move, side, actorId: actor.personId });
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }

  private async checkAttendance(tx: Tx, visit: VisitRecord, { attendedPupils }: MoveChanges): Promise<void> {
    if (typeof attendedPupils === 'number') await this.attendance.check(tx.manager, visit.partnerId, attendedPupils);
  }
}
