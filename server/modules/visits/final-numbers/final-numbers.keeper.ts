import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isBankHoliday } from '../../../common/bank-holidays.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import type { LeasedRun } from '../../../jobs/leased-jobs.js';
import { finalNumbersDue, remindersBy } from '../domain/final-numbers.js';
import { decide } from '../domain/visit-lifecycle.js';
import { FinalNumbersDue } from '../events/promise-events.js';
import { VisitApproved, VisitChanged, VisitEnded, VisitUndone } from '../events/visit-events.js';
import { VisitMover } from '../visit-mover.js';
import { VisitsRepository } from '../visits.repository.js';
import { FinalNumbersRepository, type UpcomingDeadline } from './final-numbers.repository.js';

const AT_ONCE = 200;
/** Three working days are never more calendar days than this, not even over Christmas. */
const FURTHEST_REMINDER_MS = 12 * 86_400_000;

/** Asks for final numbers, reminds of them, and releases visits for which nobody gave them. */
@Injectable()
export class FinalNumbersKeeper implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly numbers: FinalNumbersRepository,
    private readonly visits: VisitsRepository,
    private readonly mover: VisitMover,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(VisitApproved, ({ visit }, tx) => this.ask(tx, visit.id));
    this.events.on(VisitChanged, ({ visit }, tx) => this.follow(tx, visit.id));
    this.events.on(VisitUndone, async ({ visit, move }, tx) => {
      if (move === 'approve') await this.numbers.forget(tx, visit.id);
    });
  }

  /** In units of work of their own, so that what fails keeps nothing else from its turn. */
  async tick(run: LeasedRun): Promise<void> {
    await run.write((tx) => this.numbers.forgetUnwanted(tx));
    const now = this.clock.now();
    const unasked = await this.store.read((manager) => this.numbers.unasked(manager, now, AT_ONCE));
    const until = new Date(now.getTime() + FURTHEST_REMINDER_MS);
    for (const visitId of unasked) await run.write((tx) => this.ask(tx, visitId));
    const near = await this.store.read((manager) => this.numbers.deadlines(manager, { after: now, until }));
    const errors: unknown[] = [];
    const attempt = async (work: (tx: Tx) => Promise<void>) => {
      await run.write(work).catch((error: unknown) => errors.push(error));
    };
    for (const deadline of near.filter((one) => this.reached(one) > one.reminders))
      await attempt((tx) => this.remind(tx, deadline));
    const overdue = await this.store.read((manager) => this.numbers.overdue(manager, now, AT_ONCE));
    for (const visitId of overdue) await attempt((tx) => this.release(tx, visitId));
    if (errors.length > 0)
      throw new AggregateError(errors, `${errors.length} visits could not be reminded or released`);
  }

  private async ask(tx: Tx, visitId: string): Promise<void> {
    const visit = await this.numbers.askable(tx.manager, visitId);
    if (!visit) return;
    await this.numbers.ask(
      tx,
      visitId,
      finalNumbersDue(visit, { ...visit, isHoliday: isBankHoliday }, this.clock.now()),
    );
  }

  /** A visit that the centre moves has its deadline moved with it; what was confirmed stays. */
  private async follow(tx: Tx, visitId: string): Promise<void> {
    const asked = await this.numbers.find(tx.manager, visitId);
    if (!asked) return;
    const visit = await this.visits.forDecision(tx, visitId);
    if (visit?.state !== 'approved') await this.numbers.forget(tx, visitId);
    else if (!asked.confirmedAt) await this.ask(tx, visitId);
  }

  private reached({ dueAt, zone }: UpcomingDeadline): number {
    return remindersBy(this.clock.now(), dueAt, { zone, isHoliday: isBankHoliday });
  }

  /** One reminder, however many were missed while the server was down. */
  private async remind(tx: Tx, deadline: UpcomingDeadline): Promise<void> {
    const visit = await this.visits.forDecision(tx, deadline.visitId);
    const asked = await this.numbers.find(tx.manager, deadline.visitId);
    if (visit?.state !== 'approved' || !asked?.dueAt || asked.confirmedAt) return;
    await this.numbers.set(tx, visit.id, { reminders: this.reached(deadline) });
    await this.events.publish(tx, new FinalNumbersDue(visit));
  }

  /** A school or a manager at the last second may have been first, or the group is there: then there is nothing to do. */
  private async release(tx: Tx, visitId: string): Promise<void> {
    const visit = await this.visits.forDecision(tx, visitId);
    const asked = await this.numbers.find(tx.manager, visitId);
    const due = asked?.dueAt ?? null;
    const now = this.clock.now();
    if (!visit || due === null || asked?.confirmedAt || due > now) return;
    if (!decide(visit, 'release', 'system', now).ok) return;
    const reasonCode = 'no_final_numbers';
    await this.mover.apply(tx, visit, {
      ...{ action: 'release', side: 'system', actorId: null, changes: { reasonCode } },
      event: () => new VisitEnded(visit, 'cancelled', null, reasonCode),
    });
  }
}
