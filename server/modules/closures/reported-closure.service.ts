import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClosureView } from '#shared/contracts/closures.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { ReservationsRepository } from '../reservations/index.js';
import { AffectedQueries, type Report } from './affected.queries.js';
import { whatCloses } from './closure.mapper.js';
import { ClosureViews } from './closure-views.service.js';
import { PlanMaker, type Planned } from './plan-maker.js';

/** What stands for a reason where the report gives none: leave need not say why. */
const UNSAID = 'Away';

/** A plan for the visits that something touches which was reported out of use where it is looked after. */
@Injectable()
export class ReportedClosureService {
  constructor(
    private readonly store: Store,
    private readonly affected: AffectedQueries,
    private readonly plans: PlanMaker,
    private readonly views: ClosureViews,
    private readonly reservations: ReservationsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The plan that there is, or a new one.
   * @throws RefusedError closure/report-not-found, closure/over, closure/nothing-there, closure/too-many-visits
   */
  plan(actor: Actor, reportId: string): Promise<ClosureView> {
    return this.store.write(async (tx) => {
      const centreId = (await this.affected.report(tx.manager, reportId))?.centreId;
      if (centreId === undefined || !actor.mayAt('closures.make', { centreId })) {
        throw new RefusedError('closure/report-not-found');
      }
      await this.plans.hold(tx, centreId);
      const report = await this.affected.report(tx.manager, reportId);
      if (!report) throw new RefusedError('closure/report-not-found');
      if (report.closureId !== null) return this.views.one(tx.manager, actor, report.closureId);
      if (report.until !== null && report.until <= this.clock.now()) throw new RefusedError('closure/over');
      await this.reservations.lock(tx, [report.resourceId]);
      const closureId = await this.plans.adopt(tx, actor, await this.planned(tx.manager, report), reportId);
      return this.views.one(tx.manager, actor, closureId);
    });
  }

  private async planned(manager: EntityManager, report: Report): Promise<Planned> {
    const { kind, centreId, resourceId, from, until } = report;
    const resource = await this.affected.resource(manager, centreId, { id: resourceId, kind });
    if (!resource) throw new RefusedError('closure/nothing-there');
    const quantity = kind === 'equipment_pool' ? report.quantity : null;
    const names = { centreName: null, partnerName: null, resourceName: resource.name };
    return {
      ...{ kind, centreId, resourceId, quantity, partnerId: null, startsAt: from, endsAt: until },
      reason: report.reason === '' ? UNSAID : report.reason,
      what: whatCloses({ kind, quantity, ...names }),
      visitIds: await this.visitIds(manager, report),
    };
  }

  /** The units that are missing are counted already. */
  private async visitIds(manager: EntityManager, report: Report): Promise<string[]> {
    const { kind, resourceId, stock, from, until } = report;
    const now = this.clock.now();
    if (kind !== 'equipment_pool') return this.affected.ofResources(manager, [resourceId], { from, until }, now);
    const use = { poolId: resourceId, quantity: 0, from, until };
    return [...(await this.affected.ofPool(manager, use, { stock, now }))];
  }
}
