import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';
import { AvailabilityPolicy } from './availability.policy.js';
import { AvailabilityQueries, type PolicyLimits } from './availability.queries.js';

interface AskedPlace {
  readonly centreId: string;
  readonly partnerId: string;
  readonly from: string;
  readonly to: string;
}

/** Who may search for a time, where and for whom. */
@Injectable()
export class SearchAccess {
  constructor(
    private readonly policy: AvailabilityPolicy,
    private readonly queries: AvailabilityQueries,
    private readonly centres: CentresQueries,
  ) {}

  /**
   * Somebody else's school is refused like one that does not exist, and so is a centre that it has nothing to do with.
   * @throws RefusedError partner/not-found, centre/not-found, visit/not-a-partner
   */
  async centreToAsk(manager: EntityManager, actor: Actor, asked: AskedPlace): Promise<CentreFacts> {
    if (!this.policy.mayAsk(actor, asked)) throw new RefusedError('partner/not-found');
    const centre = await this.centres.centreFacts(manager, asked.centreId);
    if (!centre || !(await this.policy.mayLook(manager, actor, centre))) throw new RefusedError('centre/not-found');
    if (!(await this.queries.isPartner(manager, asked))) throw new RefusedError('visit/not-a-partner');
    return centre;
  }

  /** By what the search is limited; whoever may set a soft rule aside is offered what it would forbid. */
  async limits(manager: EntityManager, actor: Actor, centreId: string): Promise<PolicyLimits & { bound: boolean }> {
    const limits = await this.queries.policyLimits(manager, centreId);
    const bound = !actor.mayAt('visits.decide', { centreId });
    return bound ? { ...limits, bound } : { ...limits, noticeDays: 0, bound };
  }
}
