import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { lineStatus } from './closure.mapper.js';
import { ClosuresAccess } from './closures.access.js';
import { ClosuresQueries, type ClosureRow } from './closures.queries.js';
import { ClosuresRepository } from './closures.repository.js';
import type { Outcome } from './entities/closure-visit.entity.js';
import { PlanNewsTeller } from './plan-news-teller.js';
import { PlanVisitsQueries, type PlanVisit } from './plan-visits.queries.js';

/** Single lines of plans: whether they wait, and that they do no more. */
@Injectable()
export class PlanLines {
  constructor(
    private readonly closures: ClosuresRepository,
    private readonly queries: ClosuresQueries,
    private readonly planVisits: PlanVisitsQueries,
    private readonly access: ClosuresAccess,
    private readonly teller: PlanNewsTeller,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError closure/not-of-this-plan, closure/already-settled */
  async open(tx: Tx, actor: Actor, closure: ClosureRow, visitId: string): Promise<PlanVisit> {
    const row = (await this.queries.plans(tx.manager, [closure.id], visitId))[0];
    const [visit] = row ? await this.planVisits.load(tx.manager, [visitId]) : [];
    if (!row || !visit || !this.access.maySettle(actor, closure, visit)) {
      throw new RefusedError('closure/not-of-this-plan');
    }
    if (lineStatus(visit, row, this.clock.now()) !== 'open') throw new RefusedError('closure/already-settled');
    return visit;
  }

  /** @throws RefusedError closure/already-settled */
  async settle(
    tx: Tx,
    actor: Actor,
    { closure, visit, outcome }: { closure: ClosureRow; visit: PlanVisit; outcome: Outcome },
  ): Promise<void> {
    const by = { personId: actor.personId, at: this.clock.now() };
    const line = { closureId: closure.id, visitId: visit.id };
    if (!(await this.closures.settle(tx, line, outcome, by))) throw new RefusedError('closure/already-settled');
    await this.teller.tell(tx, actor, closure, [visit]);
  }
}
