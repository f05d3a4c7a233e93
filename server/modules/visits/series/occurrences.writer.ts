import { Injectable } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { newId } from '../../../common/new-id.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { localDayOf } from '../../../common/kernel/wall-time.js';
import { PoliciesRepository } from '../../policies/index.js';
import { ReservationsRepository } from '../../reservations/index.js';
import { VisitApproved, VisitRequested } from '../events/visit-events.js';
import { decideBy } from '../domain/competing.js';
import { newVisit } from '../new-visit.js';
import { Rivals } from '../rivals.js';
import type { Asked } from '../visit-admission.js';
import { VisitMover } from '../visit-mover.js';
import type { HistoryEntry, NewVisit } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import type { FreeDate } from './series-dates.js';

export interface NewOccurrences {
  readonly asked: Asked;
  readonly seriesId: string;
  readonly dates: readonly FreeDate[];
  /** Approved at once: what the centre itself enters for its host. @default false */
  readonly approved?: boolean;
}

/** Makes the visits of a series, all of them with what they hold or none. */
@Injectable()
export class OccurrencesWriter {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly policies: PoliciesRepository,
    private readonly rivals: Rivals,
    private readonly mover: VisitMover,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * The caller has locked what the dates take, and looked at them since.
   * @throws ResourcesTakenError when a guard says no all the same
   */
  async make(tx: Tx, made: NewOccurrences): Promise<NewVisit[]> {
    const { asked, dates, approved = false } = made;
    const references = await this.visits.freeReferences(tx.manager, dates.length);
    const days = await this.daysOfDecision(tx, made);
    const visits = dates.map((date, index) =>
      this.visit(made, date, { reference: references[index] ?? '', decideBy: days[index] ?? null }),
    );
    await this.visits.insertAll(tx, visits);
    await this.visits.addHistories(
      tx,
      visits.flatMap((visit) => histories(visit, asked, approved)),
    );
    const needs = dates.map(({ holds }, index) => ({
      visit: visits[index],
      visitId: visits[index]?.id ?? '',
      needs: holds,
    }));
    await this.reservations.takeAll(
      tx,
      needs.filter(({ visit }) => visit?.decideBy === null),
    );
    const wishes = needs.filter(({ visit }) => visit?.decideBy !== null);
    for (const { visitId, needs: wanted } of wishes) await this.reservations.takeWish(tx, visitId, wanted);
    const { personId } = asked.actor;
    const quotePence = asked.input.transport?.quotePence ?? null;
    for (const visit of visits) {
      await this.events.publish(tx, new VisitRequested(visit, personId, quotePence, true));
      if (approved) await this.events.publish(tx, new VisitApproved(visit, personId, false, true));
    }
    if (approved) {
      await this.mover.outdo(
        tx,
        visits.map(({ id }) => id),
      );
    }
    return visits;
  }

  /** Of each date, null where it keeps its time, as whatever is approved at once does. */
  private async daysOfDecision(tx: Tx, { asked, dates, approved }: NewOccurrences): Promise<(string | null)[]> {
    if (approved) return dates.map(() => null);
    const terms = await this.policies.of(tx.manager, asked.centre.id);
    const today = localDayOf(this.clock.now(), asked.centre.zone);
    const wanted = dates.map(({ holds }) => holds);
    const rivals = await this.rivals.daysOfDecision(tx, today, wanted);
    return dates.map(({ onDay }, index) => decideBy(terms, onDay, today) ?? rivals[index] ?? null);
  }

  private visit(
    { asked, seriesId, approved }: NewOccurrences,
    date: FreeDate,
    known: { reference: string; decideBy: string | null },
  ): NewVisit {
    const input = { ...asked.input, day: date.onDay };
    const now = this.clock.now();
    const visit = newVisit({ ...asked, input, time: date.time, role: date.role }, { id: newId(), now, ...known });
    const member = { ...visit, seriesId, seriesDay: date.day, changedAlone: date.chosen };
    return approved ? { ...member, state: 'approved', version: 2, holdExpiresAt: null } : member;
  }
}

function histories(visit: NewVisit, { actor, side }: Asked, approved: boolean): HistoryEntry[] {
  const step = { visitId: visit.id, at: visit.requestedAt, actorId: actor.personId, actorSide: side, reasonCode: null };
  const asked: HistoryEntry = { ...step, version: 1, move: 'request', fromState: null, toState: 'requested' };
  if (!approved) return [asked];
  return [asked, { ...step, version: 2, move: 'approve', fromState: 'requested', toState: 'approved' }];
}
