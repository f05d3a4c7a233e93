import { Injectable } from '@nestjs/common';
import type { WaitingListView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Store } from '../../../database/store.js';
import { CentresQueries } from '../../centres/index.js';
import { VisitsQueries } from '../visits.queries.js';
import { WaitingOrder } from './waiting-order.service.js';

/** As many as one page of visits may have; a list that grows longer is read in parts nowhere. */
const MOST_LISTED = 200;

/** The waiting list as its centre's manager sees it. */
@Injectable()
export class WaitingListService {
  constructor(
    private readonly store: Store,
    private readonly centres: CentresQueries,
    private readonly order: WaitingOrder,
    private readonly queries: VisitsQueries,
  ) {}

  /** @throws RefusedError centre/not-found, also when it is not theirs to decide there */
  of(actor: Actor, centreId: string): Promise<WaitingListView> {
    return this.store.read(async (manager) => {
      const centre = await this.centres.centreFacts(manager, centreId);
      if (!centre || !actor.mayAt('visits.decide', { centreId })) throw new RefusedError('centre/not-found');
      const listed = (state: 'waitlisted' | 'offered') =>
        this.queries.page(manager, actor, { state, centreId, order: 'day', limit: MOST_LISTED });
      const visits = new Map((await listed('waitlisted')).items.map((visit) => [visit.id, visit]));
      const inOrder = await this.order.ofCentre(manager, centreId);
      return {
        centre: { id: centre.id, name: centre.name },
        waiting: inOrder.flatMap(({ id, shortfall: shortfallMinutes }) => {
          const visit = visits.get(id);
          return visit ? [{ visit, shortfallMinutes }] : [];
        }),
        offered: (await listed('offered')).items,
      };
    });
  }
}
