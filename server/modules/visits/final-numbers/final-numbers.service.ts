import { Injectable } from '@nestjs/common';
import type { ConfirmFinalNumbers, ExtendFinalNumbers } from '#shared/contracts/final-numbers.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { isBankHoliday } from '../../../common/bank-holidays.js';
import { Store } from '../../../database/store.js';
import { extendedTo, numbersProblem, remindersBy } from '../domain/final-numbers.js';
import type { FinalNumbers } from '../entities/final-numbers.entity.js';
import { PromisedVisits, type PromisedVisit } from '../promised-visits.js';
import { VisitsQueries } from '../visits.queries.js';
import { FinalNumbersRepository } from './final-numbers.repository.js';

/** Says how many come in the end, before the deadline of their centre. */
@Injectable()
export class FinalNumbersService {
  constructor(
    private readonly store: Store,
    private readonly promised: PromisedVisits,
    private readonly numbers: FinalNumbersRepository,
    private readonly queries: VisitsQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * The school's own word, or the centre's on its behalf; it can be corrected until the deadline.
   * @throws RefusedError visit/final-numbers-…, visit/more-than-roll, visit/room-too-small, visit/vehicle-too-small
   */
  confirm(actor: Actor, visitId: string, input: ConfirmFinalNumbers): Promise<VisitDetailView> {
    const { version, pupils, adults } = input;
    return this.store.write(async (tx) => {
      const promised = await this.promised.forEdit(tx, actor, { visitId, version });
      const { visit } = promised;
      await this.asked(tx, promised);
      const before = { pupils: visit.expectedPupils, adults: visit.expectedAdults };
      const problem = numbersProblem({ pupils, adults }, before, await this.numbers.limits(tx.manager, visit));
      if (problem) throw new RefusedError(problem.refusal, problem.details);
      const changes = { expectedPupils: pupils, expectedAdults: adults };
      await this.promised.record(tx, promised, { move: 'confirmNumbers', changes });
      await this.numbers.set(tx, visitId, { confirmedAt: this.clock.now(), confirmedBy: actor.personId });
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }

  /** More time for one visit, by the centre. @throws RefusedError visit/final-numbers-… */
  extend(actor: Actor, visitId: string, { version, day }: ExtendFinalNumbers): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      const promised = await this.promised.forEdit(tx, actor, { visitId, version });
      if (promised.side !== 'centre') throw new RefusedError('visit/not-your-move');
      const { confirmedAt } = await this.asked(tx, promised);
      if (confirmedAt) throw new RefusedError('visit/final-numbers-given');
      const { centre } = await this.queries.detail(tx.manager, actor, visitId);
      const now = this.clock.now();
      const dueAt = extendedTo(day, promised.visit, centre.zone, now);
      if (!dueAt) throw new RefusedError('visit/final-numbers-day');
      await this.promised.record(tx, promised, { move: 'extendNumbers', changes: {} });
      const reminders = remindersBy(now, dueAt, { zone: centre.zone, isHoliday: isBankHoliday });
      await this.numbers.set(tx, visitId, { dueAt, reminders });
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }

  /** At the instant of the deadline itself the time goes back, so an answer at that instant is late. */
  private async asked(tx: Tx, { visit }: PromisedVisit): Promise<FinalNumbers> {
    const asked = await this.numbers.find(tx.manager, visit.id);
    if (!asked?.dueAt) throw new RefusedError('visit/final-numbers-not-asked');
    if (asked.dueAt <= this.clock.now()) throw new RefusedError('visit/final-numbers-late');
    return asked;
  }
}
