import { Injectable } from '@nestjs/common';
import type { RequestSeries } from '#shared/contracts/series-requests.contract.js';
import type { SeriesDetailView, SeriesList, SeriesPreview, SeriesQuery } from '#shared/contracts/series.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { Store } from '../../../database/store.js';
import { VisitAdmission } from '../visit-admission.js';
import { SeriesMaker } from './series-maker.js';
import { SeriesQueries } from './series.queries.js';

/** Asking for a series, and reading what has become of it. */
@Injectable()
export class RequestSeriesService {
  constructor(
    private readonly store: Store,
    private readonly admission: VisitAdmission,
    private readonly maker: SeriesMaker,
    private readonly queries: SeriesQueries,
  ) {}

  one(actor: Actor, seriesId: string): Promise<SeriesDetailView> {
    return this.store.read((manager) => this.queries.detail(manager, actor, seriesId));
  }

  list(actor: Actor, query: SeriesQuery): Promise<SeriesList> {
    return this.store.read((manager) => this.queries.list(manager, actor, query));
  }

  preview(actor: Actor, { visit, ...input }: RequestSeries): Promise<SeriesPreview> {
    return this.store.read(async (manager) => {
      const asked = await this.admission.look(manager, actor, visit);
      return this.maker.preview(manager, { asked, ...input });
    });
  }

  request(actor: Actor, { visit, ...input }: RequestSeries): Promise<SeriesDetailView> {
    return this.store.write(async (tx) => {
      const asked = await this.admission.admit(tx, actor, visit);
      const seriesId = await this.maker.make(tx, { asked, ...input });
      return this.queries.detail(tx.manager, actor, seriesId);
    });
  }
}
