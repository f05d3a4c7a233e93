import { Injectable } from '@nestjs/common';
import type { ActivityView, CataloguePage, CatalogueQuery } from '#shared/contracts/activities.contract.js';
import { Store } from '../../../database/store.js';
import { CatalogueQueries } from './catalogue.queries.js';

/** Reading what is published. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly store: Store,
    private readonly catalogue: CatalogueQueries,
  ) {}

  page(query: CatalogueQuery): Promise<CataloguePage> {
    return this.store.read((manager) => this.catalogue.page(manager, query));
  }

  /** @throws RefusedError activity/not-found */
  one(activityId: string): Promise<ActivityView> {
    return this.store.read((manager) => this.catalogue.one(manager, activityId));
  }
}
