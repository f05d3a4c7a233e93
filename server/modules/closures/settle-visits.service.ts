import { Injectable } from '@nestjs/common';
import type { Settlement, SettledVisits, SettleVisits } from '#shared/contracts/closures.contract.js';
import { REFUSALS, type Refusal } from '#shared/contracts/refusals.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { ResourcesTakenError } from '../reservations/index.js';
import { RehomeVisitService } from '../visits/index.js';
import { isWhereItIs, whatCloses } from './closure.mapper.js';
import { ClosureViews } from './closure-views.service.js';
import type { ClosureRow } from './closures.queries.js';
import type { Outcome } from './entities/closure-visit.entity.js';
import { PlanLines } from './plan-lines.js';
import type { PlanVisit } from './plan-visits.queries.js';

type Result = SettledVisits['results'][number];

/**
 * What becomes of the visits of a plan. Each is a unit of work of its own: what cannot be done keeps nothing else from
 * being done, and nobody else waits for long.
 */
@Injectable()
export class SettleVisitsService {
  constructor(
    private readonly store: Store,
    private readonly views: ClosureViews,
    private readonly lines: PlanLines,
    private readonly rehome: RehomeVisitService,
  ) {}

  /**
   * Another place that was taken meanwhile, or a visit that somebody else dealt with, is answered in its result; the plan
   * that comes back has other places for what is still open.
   * @throws RefusedError closure/not-found
   */
  async settle(actor: Actor, closureId: string, { lines }: SettleVisits): Promise<SettledVisits> {
    const closure = await this.store.read((manager) => this.views.visible(manager, actor, closureId));
    const results: Result[] = [];
    for (const line of lines) results.push(await this.one(actor, closure, line));
    return { results, closure: await this.store.read((manager) => this.views.one(manager, actor, closureId)) };
  }

  private async one(actor: Actor, closure: ClosureRow, line: Settlement): Promise<Result> {
    const { visitId } = line;
    try {
      const outcome = await this.store.write((tx) => this.apply(tx, actor, closure, line));
      return { visitId, outcome: outcome === 'cancelled' ? outcome : 'moved', refusal: null, message: null };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      return { visitId, outcome: 'not_done', refusal, message: REFUSALS[refusal].message };
    }
  }

  private async apply(tx: Tx, actor: Actor, closure: ClosureRow, line: Settlement): Promise<Outcome> {
    const visit = await this.lines.open(tx, actor, closure, line.visitId);
    const outcome = await this.done(tx, actor, { closure, line, visit });
    await this.lines.settle(tx, actor, { closure, visit, outcome });
    return outcome;
  }

  private async done(
    tx: Tx,
    actor: Actor,
    { closure, line, visit }: { closure: ClosureRow; line: Settlement; visit: PlanVisit },
  ): Promise<Outcome> {
    const seen = { visitId: line.visitId, version: line.version };
    if (line.choice === 'cancel') {
      const note = `${whatCloses(closure)}: ${closure.reason}`;
      const reasonCode = closure.kind === 'school' ? ('plans_changed' as const) : ('centre_closed' as const);
      await this.rehome.end(tx, actor, seen, { reasonCode, note });
      return 'cancelled';
    }
    await this.rehome.move(tx, actor, seen, line.place);
    return isWhereItIs(visit, line.place) ? 'fine' : 'moved';
  }
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof ResourcesTakenError) return 'visit/slot-taken';
  return error instanceof RefusedError ? error.refusal : null;
}
