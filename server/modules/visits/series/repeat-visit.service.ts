import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RepeatVisit } from '#shared/contracts/series-requests.contract.js';
import type { SeriesDetailView, SeriesPreview } from '#shared/contracts/series.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { VisitAdmission } from '../visit-admission.js';
import { VisitRequests } from '../visit-requests.js';
import { editSide } from '../visits.policy.js';
import { VisitsQueries } from '../visits.queries.js';
import type { VisitRecord } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import { SeriesMaker, type SeriesOrder } from './series-maker.js';
import { SeriesQueries } from './series.queries.js';

/** A visit that is there already becomes the first of a series. */
@Injectable()
export class RepeatVisitService {
  constructor(
    private readonly store: Store,
    private readonly admission: VisitAdmission,
    private readonly maker: SeriesMaker,
    private readonly visits: VisitsRepository,
    private readonly views: VisitsQueries,
    private readonly queries: SeriesQueries,
    private readonly requests: VisitRequests,
    private readonly clock: Clock,
  ) {}

  preview(actor: Actor, visitId: string, input: RepeatVisit): Promise<SeriesPreview> {
    return this.store.read(async (manager) => {
      const { visit, order } = await this.toRepeat(manager, actor, visitId, input);
      const asked = await this.admission.look(manager, actor, visit);
      return this.maker.preview(manager, { asked, ...order });
    });
  }

  /** The visit keeps its state and what it holds; the others are asked for. */
  repeat(actor: Actor, visitId: string, input: RepeatVisit): Promise<SeriesDetailView> {
    return this.store.write(async (tx) => {
      const record = await this.visits.forDecision(tx, visitId);
      const { visit, order } = await this.toRepeat(tx.manager, actor, visitId, input);
      const asked = await this.admission.admit(tx, actor, visit);
      const seriesId = await this.maker.make(tx, { asked, ...order });
      if (record) await this.join(tx, record, { seriesId, actorId: actor.personId, actorSide: asked.side });
      return this.queries.detail(tx.manager, actor, seriesId);
    });
  }

  private async join(
    tx: Tx,
    visit: VisitRecord,
    by: { seriesId: string; actorId: string; actorSide: ActorSide },
  ): Promise<void> {
    const { seriesId, ...actor } = by;
    const version = await this.visits.joinSeries(tx, visit, seriesId, visit.schoolDay);
    const step = { move: 'repeat' as const, fromState: visit.state, toState: visit.state, reasonCode: null };
    await this.visits.addHistory(tx, { visitId: visit.id, version, at: this.clock.now(), ...actor, ...step });
  }

  /** @throws RefusedError visit/not-found, visit/not-your-move, visit/already-decided, series/… */
  private async toRepeat(
    manager: EntityManager,
    actor: Actor,
    visitId: string,
    { version, repeat, substitutes }: RepeatVisit,
  ): Promise<{ visit: RequestVisit; order: Omit<SeriesOrder, 'asked'> }> {
    const view = await this.views.detail(manager, actor, visitId);
    if (editSide(actor, { centreId: view.centre.id, partnerId: view.partner.id }) === null) {
      throw new RefusedError('visit/not-your-move');
    }
    if (view.seriesId !== null) throw new RefusedError('series/already-repeats');
    if (view.version !== version) throw new RefusedError('visit/already-decided', { state: view.state });
    if (view.state !== 'requested' && view.state !== 'approved') throw new RefusedError('series/visit-over');
    const visit = await this.requests.of(manager, view);
    return { visit, order: { repeat, substitutes, without: view.day } };
  }
}
