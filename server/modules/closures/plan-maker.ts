import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MOST_VISITS_PER_PLAN } from '#shared/values/closure-limits.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { toStanding } from './closure.mapper.js';
import { ClosuresQueries } from './closures.queries.js';
import { ClosuresRepository, type Block, type NewClosure } from './closures.repository.js';
import { PlanNewsTeller } from './plan-news-teller.js';
import { PlanVisitsQueries, type PlanVisit } from './plan-visits.queries.js';

/** A closure with the visits that it touches. */
export interface Planned extends NewClosure {
  readonly what: string;
  readonly visitIds: readonly string[];
}

/** Keeps a closure with a line for each visit that it touches, and lets the schools know. */
@Injectable()
export class PlanMaker {
  constructor(
    private readonly closures: ClosuresRepository,
    private readonly queries: ClosuresQueries,
    private readonly planVisits: PlanVisitsQueries,
    private readonly teller: PlanNewsTeller,
    private readonly clock: Clock,
  ) {}

  hold(tx: Tx, placeId: string): Promise<void> {
    return this.closures.hold(tx, placeId);
  }

  /** Two managers who close the same: the second is told. Units of a pool may be missing for several reasons. */
  async refuseTwice(manager: EntityManager, closure: NewClosure): Promise<void> {
    if (closure.kind === 'equipment_pool') return;
    const time = { from: closure.startsAt, until: closure.endsAt };
    const standing = await this.queries.overlapping(manager, closure, time);
    if (standing) throw new RefusedError('closure/already-closed', { closure: toStanding(standing) });
  }

  /** @throws RefusedError closure/too-many-visits */
  visits(manager: EntityManager, { visitIds }: Pick<Planned, 'visitIds'>): Promise<PlanVisit[]> {
    const affected = visitIds.length;
    if (affected > MOST_VISITS_PER_PLAN) throw new RefusedError('closure/too-many-visits', { affected });
    return this.planVisits.load(manager, visitIds);
  }

  /** What was reported before blocks already. @returns the id of the closure @throws RefusedError closure/too-many-visits */
  async adopt(tx: Tx, actor: Actor, planned: Planned, reportId: string): Promise<string> {
    const closureId = await this.make(tx, actor, planned, []);
    await this.closures.adopt(tx, closureId, reportId);
    return closureId;
  }

  /** @returns the id of the closure @throws RefusedError closure/too-many-visits */
  async make(tx: Tx, actor: Actor, planned: Planned, blocks: readonly Block[]): Promise<string> {
    const visits = await this.visits(tx.manager, planned);
    const by = { personId: actor.personId, at: this.clock.now() };
    const closure = closureOf(planned);
    const closureId = await this.closures.insert(tx, closure, by);
    await this.closures.block(tx, closureId, closure, { blocks, by });
    await this.closures.addVisits(tx, closureId, visits);
    await this.teller.tell(tx, actor, { id: closureId, kind: planned.kind }, visits);
    return closureId;
  }
}

const closureOf = (planned: Planned): NewClosure => ({
  kind: planned.kind,
  centreId: planned.centreId,
  partnerId: planned.partnerId,
  resourceId: planned.resourceId,
  quantity: planned.quantity,
  startsAt: planned.startsAt,
  endsAt: planned.endsAt,
  reason: planned.reason,
});
