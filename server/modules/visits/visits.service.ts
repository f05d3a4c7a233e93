import { Injectable } from '@nestjs/common';
import type { VisitDetailView, VisitPage, VisitQuery } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { Store } from '../../database/store.js';
import { VisitsQueries } from './visits.queries.js';

/** Reading visits. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly store: Store,
    private readonly queries: VisitsQueries,
  ) {}

  one(actor: Actor, visitId: string): Promise<VisitDetailView> {
    return this.store.read((manager) => this.queries.detail(manager, actor, visitId));
  }

  page(actor: Actor, query: VisitQuery): Promise<VisitPage> {
    return this.store.read((manager) => this.queries.page(manager, actor, query));
  }
}
