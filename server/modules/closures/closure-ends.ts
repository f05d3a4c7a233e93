import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/auth/actor.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { SchoolClosures } from '../timetables/index.js';
import { lineStatus, ZONE } from './closure.mapper.js';
import { shutBy } from './closure-views.service.js';
import { ClosuresQueries, type ClosureRow } from './closures.queries.js';
import { ClosuresRepository } from './closures.repository.js';
import { PlanNewsTeller } from './plan-news-teller.js';
import { PlanVisitsQueries, type PlanVisit } from './plan-visits.queries.js';

/** What has to happen when something opens again. */
@Injectable()
export class ClosureEnds {
  constructor(
    private readonly queries: ClosuresQueries,
    private readonly closures: ClosuresRepository,
    private readonly planVisits: PlanVisitsQueries,
    private readonly calendars: SchoolClosures,
    private readonly teller: PlanNewsTeller,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError resource/stale */
  async end(tx: Tx, actor: Actor, closure: ClosureRow): Promise<void> {
    const by = { personId: actor.personId, at: this.clock.now() };
    const waiting = await this.waiting(tx, closure, by.at);
    await this.closures.lift(tx, closure, by);
    const shut = shutBy(closure);
    if (shut) {
      const days = { schoolId: shut.partnerId, firstDay: shut.from, lastDay: shut.to };
      await this.calendars.reopen(tx, days, localDayOf(by.at, ZONE));
    }
    for (const { id: visitId } of waiting) {
      await this.closures.settle(tx, { closureId: closure.id, visitId }, 'fine', by);
    }
    await this.teller.tell(tx, actor, closure, waiting);
  }

  private async waiting(tx: Tx, { id }: ClosureRow, now: Date): Promise<PlanVisit[]> {
    const rows = await this.queries.plans(tx.manager, [id]);
    const visits = await this.planVisits.load(
      tx.manager,
      rows.map(({ visitId }) => visitId),
    );
    const byVisit = new Map(rows.map((row) => [row.visitId, row]));
    return visits.filter((visit) => {
      const row = byVisit.get(visit.id);
      return row !== undefined && lineStatus(visit, row, now) === 'open';
    });
  }
}
