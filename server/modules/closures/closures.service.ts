import { Injectable } from '@nestjs/common';
import type { ClosableSchools, ClosureList, ClosureView, VisitClosure } from '#shared/contracts/closures.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { lineStatus, whatCloses } from './closure.mapper.js';
import { ClosureEnds } from './closure-ends.js';
import { ClosureViews } from './closure-views.service.js';
import { ClosuresAccess } from './closures.access.js';
import { ClosuresQueries } from './closures.queries.js';
import { PlanVisitsQueries } from './plan-visits.queries.js';

/** Closures as people look at them, and their end. */
@Injectable()
export class ClosuresService {
  constructor(
    private readonly store: Store,
    private readonly access: ClosuresAccess,
    private readonly queries: ClosuresQueries,
    private readonly planVisits: PlanVisitsQueries,
    private readonly views: ClosureViews,
    private readonly ends: ClosureEnds,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found */
  ofCentre(actor: Actor, centreId: string): Promise<ClosureList> {
    return this.store.read(async (manager) => {
      await this.access.centre(manager, actor, centreId);
      const closures = await this.queries.ofCentre(manager, centreId, this.clock.now());
      return { items: await this.views.summaries(manager, actor, closures, centreId) };
    });
  }

  /** @throws RefusedError partner/not-found */
  ofSchool(actor: Actor, schoolId: string): Promise<ClosureList> {
    return this.store.read(async (manager) => {
      await this.access.school(manager, actor, schoolId);
      const closures = await this.queries.ofSchool(manager, schoolId, this.clock.now());
      return { items: await this.views.summaries(manager, actor, closures) };
    });
  }

  /** @throws RefusedError closure/not-found */
  one(actor: Actor, closureId: string): Promise<ClosureView> {
    return this.store.read((manager) => this.views.one(manager, actor, closureId));
  }

  schools(actor: Actor): Promise<ClosableSchools> {
    return this.store.read(async (manager) => ({ items: await this.access.schools(manager, actor) }));
  }

  /** By which closure a visit waits for somebody. @throws RefusedError visit/not-found */
  ofVisit(actor: Actor, visitId: string): Promise<VisitClosure> {
    return this.store.read(async (manager) => {
      const [visit] = await this.planVisits.load(manager, [visitId]);
      if (!visit || !this.access.sees(actor, visit)) throw new RefusedError('visit/not-found');
      const now = this.clock.now();
      for (const closure of await this.queries.openOf(manager, visitId)) {
        const [row] = await this.queries.plans(manager, [closure.id], visitId);
        if (!row || lineStatus(visit, row, now) !== 'open') continue;
        const { id, kind, reason } = closure;
        const maySettle = this.access.maySettle(actor, closure, visit);
        return { closure: { id, kind, reason, what: whatCloses(closure), maySettle } };
      }
      return { closure: null };
    });
  }

  /**
   * Ends it before its time. Visits that nobody settled and that still stand where they were have their place back.
   * @throws RefusedError closure/not-found, closure/already-lifted, resource/stale
   */
  lift(actor: Actor, closureId: string, version: number): Promise<ClosureView> {
    return this.store.write(async (tx) => {
      const closure = await this.views.visible(tx.manager, actor, closureId);
      if (!(await this.access.mayLift(tx.manager, actor, closure))) throw new RefusedError('closure/not-found');
      if (closure.liftedAt !== null) throw new RefusedError('closure/already-lifted');
      await this.ends.end(tx, actor, { ...closure, version });
      return this.views.one(tx.manager, actor, closureId);
    });
  }
}
