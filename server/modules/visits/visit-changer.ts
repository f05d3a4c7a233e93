import { Injectable } from '@nestjs/common';
import type { ActorSide, VisitState } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import type { SessionTime, VisitHold } from '../availability/index.js';
import type { CentreFacts } from '../centres/index.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { PoliciesRepository } from '../policies/index.js';
import { ReservationsRepository, type GivenBack } from '../reservations/index.js';
import { decideBy, takesNothingNew } from './domain/competing.js';
import { timeLeft } from './domain/time-left.js';
import { decideChange } from './domain/visit-lifecycle.js';
import { VisitChanged } from './events/visit-events.js';
import { heldUntil } from './new-visit.js';
import { Rivals } from './rivals.js';
import { VisitMover } from './visit-mover.js';
import type { VisitChanges, VisitRecord } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

/** What becomes of one visit. */
export interface Change {
  readonly centre: CentreFacts;
  readonly time: SessionTime;
  readonly changes: VisitChanges;
  readonly holds: readonly VisitHold[];
  /** Words alone need no answer. */
  readonly needsAnswer: boolean;
  readonly side: ActorSide;
  /** Null where nobody of this visit’s partner or centre did it. */
  readonly actorId: string | null;
  /** @default change */
  readonly move?: 'change' | 'swap';
  /** People are told of its series. */
  readonly withSeries: boolean;
}

/** A visit with what it held or wanted until now. */
interface Standing extends VisitRecord {
  readonly needs: readonly GivenBack[];
}

/** The centre has not said yes to it by changing it itself. */
const isAsked = ({ needsAnswer, side }: Change): boolean => needsAnswer && side === 'partner';

/** Gives visits another time, room or need; each stays the same visit, with its reference and its history. */
@Injectable()
export class VisitChanger {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly policies: PoliciesRepository,
    private readonly rivals: Rivals,
    private readonly mover: VisitMover,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** To be asked before visits are locked: a promised visit that moves takes its new time from those who want it. */
  prepare(tx: Tx, visitIds: readonly string[]): Promise<void> {
    return this.mover.prepare(tx, 'change', visitIds);
  }

  /**
   * All of them give back what they hold before any of them takes anew. The caller has locked what they take.
   * @throws RefusedError when the rules, or somebody who was faster, say no
   * @throws ResourcesTakenError when a guard says no
   */
  async apply(tx: Tx, all: readonly { readonly visit: VisitRecord; readonly change: Change }[]): Promise<void> {
    const gaveBack = await this.reservations.giveBack(
      tx,
      all.map(({ visit }) => visit.id),
    );
    const days = new Map<string, string | null>();
    for (const { visit, change } of all) {
      const needs = gaveBack.filter(({ visitId }) => visitId === visit.id);
      days.set(visit.id, await this.dayOfDecision(tx, { ...visit, needs }, change));
    }
    const needs = all.map(({ visit, change }) => ({ visitId: visit.id, needs: change.holds }));
    await this.reservations.takeAll(
      tx,
      needs.filter(({ visitId }) => days.get(visitId) === null),
    );
    const wishes = needs.filter(({ visitId }) => days.get(visitId) !== null);
    for (const wish of wishes) await this.reservations.takeWish(tx, wish.visitId, wish.needs);
    const freed = [...new Set(gaveBack.map(({ resourceId }) => resourceId))];
    const promised: string[] = [];
    for (const { visit, change } of all) {
      const changes = { ...change.changes, decideBy: days.get(visit.id) ?? null };
      const state = await this.changeOne(tx, visit, { ...change, changes }, freed);
      if (state === 'approved') promised.push(visit.id);
    }
    await this.mover.outdo(tx, promised);
  }

  /**
   * What a partner moves competes like what is asked for now; whatever else held its time keeps it. A request that
   * competes goes on doing so, and is decided by the same day where it asks for nothing more.
   */
  private async dayOfDecision(tx: Tx, visit: Standing, change: Change): Promise<string | null> {
    const { centre, time, holds } = change;
    const stays = takesNothingNew(visit, { ...time, needs: holds });
    const competed = visit.state === 'requested' && visit.decideBy !== null;
    if (stays) return competed ? visit.decideBy : null;
    if (!competed && !isAsked(change)) return null;
    const { pendingRequests, decisionDays } = await this.policies.of(tx.manager, centre.id);
    const terms = { pendingRequests: competed ? ('compete' as const) : pendingRequests, decisionDays };
    const today = localDayOf(this.clock.now(), centre.zone);
    const [rivals = null] = await this.rivals.daysOfDecision(tx, today, [holds]);
    return decideBy(terms, localDayOf(time.startsAt, centre.zone), today) ?? rivals;
  }

  private async changeOne(
    tx: Tx,
    visit: VisitRecord,
    change: Change,
    gaveBack: readonly string[],
  ): Promise<VisitState> {
    const now = this.clock.now();
    const decision = decideChange(visit, change.needsAnswer ? change.side : 'centre', now);
    if (!decision.ok) throw new RefusedError(decision.refusal, { state: visit.state });
    const { state } = decision;
    const holdExpiresAt =
      state === 'requested' ? heldUntil(change.time.startsAt, change.centre, now, change.changes.decideBy) : null;
    const { startsAt, endsAt } = change.time;
    const changes = { ...change.changes, startsAt, endsAt, state, holdExpiresAt };
    if (!(await this.visits.change(tx, visit, changes))) throw new RefusedError('visit/already-decided');
    await this.visits.addHistory(tx, {
      visitId: visit.id,
      version: visit.version + 1,
      at: now,
      actorId: change.actorId,
      actorSide: change.side,
      move: change.move ?? 'change',
      fromState: visit.state,
      toState: state,
      reasonCode: null,
      left: timeLeft(visit, change.time),
    });
    const changed = { ...visit, ...changes };
    await this.events.publish(tx, new VisitChanged(changed, change.actorId, gaveBack, change.withSeries));
    return state;
  }
}
