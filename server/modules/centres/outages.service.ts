import { Injectable } from '@nestjs/common';
import type { PoolView, ReportedView, ReportOutOfService } from '#shared/contracts/equipment.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Store } from '../../database/store.js';
import { CentreAccess } from './centre-access.js';
import { OutagesRepository } from './outages.repository.js';
import { PoolViews } from './pool-views.queries.js';
import { ShortVisitsQueries } from './short-visits.queries.js';

/** Reports of broken, lent or missing equipment, and its return. */
@Injectable()
export class OutagesService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly outages: OutagesRepository,
    private readonly views: PoolViews,
    private readonly shortVisits: ShortVisitsQueries,
  ) {}

  /**
   * From now on, until it is put back or the time given. Visits that were promised the units keep their promise;
   * the answer names those that are now short.
   * @throws RefusedError equipment/not-found, equipment/end-in-the-past,
   *   equipment/more-than-there-are with how many are in service
   */
  report(actor: Actor, poolId: string, { until, ...input }: ReportOutOfService): Promise<ReportedView> {
    return this.store.write(async (tx) => {
      const mine = await this.access.mayReportOnPool(tx.manager, actor, poolId);
      if (!mine) throw new RefusedError('equipment/not-found');
      const inService = await this.outages.inService(tx, poolId);
      if (input.quantity > inService) throw new RefusedError('equipment/more-than-there-are', { inService });
      const ends = until === null ? null : new Date(until);
      if (!this.outages.isToCome(ends)) throw new RefusedError('equipment/end-in-the-past');
      const report = { ...input, poolId, until: ends, reportedBy: actor.personId };
      const reportId = await this.outages.insert(tx, report);
      return {
        pool: await this.views.one(tx.manager, poolId),
        shortVisits: await this.shortVisits.list(tx.manager, await this.outages.short(tx, poolId)),
        reportId,
      };
    });
  }

  /**
   * Puts the units back in service. Ending a report twice changes nothing.
   * @throws RefusedError equipment/report-not-found
   */
  end(actor: Actor, reportId: string): Promise<PoolView> {
    return this.store.write(async (tx) => {
      const poolId = await this.outages.poolOf(tx.manager, reportId);
      const mine = poolId !== null && (await this.access.mayReportOnPool(tx.manager, actor, poolId));
      if (!mine) throw new RefusedError('equipment/report-not-found');
      await this.outages.end(tx, reportId);
      return this.views.one(tx.manager, poolId);
    });
  }
}
