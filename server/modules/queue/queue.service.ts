import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  AskJointEffect,
  JointEffectView,
  QueueItem,
  QueuePage,
  QueueQuery,
  QueueRevision,
  RivalsView,
} from '#shared/contracts/queue.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';
import { DecisionEffects } from '../fairness/index.js';
import { VisitsQueries } from '../visits/index.js';
import { after, inOrder } from './domain/by-need.js';
import { placed, toNeedView, type Placed } from './queue-needs.js';
import { readPlace, writePlace } from './queue-cursor.js';
import { QueueQueries } from './queue.queries.js';
import { Rivalries } from './rivalries.js';

/** What a manager sees before they decide: the requests by need, who else wants the same, and what each answer does. */
@Injectable()
export class QueueService {
  constructor(
    private readonly store: Store,
    private readonly queries: QueueQueries,
    private readonly rivalries: Rivalries,
    private readonly effects: DecisionEffects,
    private readonly visits: VisitsQueries,
    private readonly centres: CentresQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found */
  page(actor: Actor, centreId: string, query: QueueQuery): Promise<QueuePage> {
    return this.store.read(async (manager) => {
      const centre = await this.own(manager, actor, centreId);
      const revision = await this.revisionOf(manager, centreId);
      const all = await this.placed(manager, centre, await this.queries.waiting(manager, centreId, query));
      const following = after(all, query.order, readPlace(query.cursor));
      const shown = following.slice(0, query.limit);
      const last = following.length > shown.length ? shown.at(-1) : undefined;
      const items = await this.items(manager, actor, centre, shown);
      return { revision, total: all.length, items, nextCursor: last ? writePlace(last) : null };
    });
  }

  /** @throws RefusedError centre/not-found */
  revision(actor: Actor, centreId: string): Promise<QueueRevision> {
    if (!actor.mayAt('visits.decide', { centreId })) throw new RefusedError('centre/not-found');
    return this.store.read(async (manager) => ({ revision: await this.revisionOf(manager, centreId) }));
  }

  /** Nothing of a visit that does not wait any more. @throws RefusedError visit/not-found */
  rivals(actor: Actor, visitId: string): Promise<RivalsView> {
    return this.store.read(async (manager) => {
      const centreId = await this.queries.centreOf(manager, visitId);
      const centre = centreId === null ? null : await this.centres.centreFacts(manager, centreId);
      if (!centre || !actor.mayAt('visits.decide', { centreId: centre.id })) throw new RefusedError('visit/not-found');
      const own = (await this.rivalries.of(manager, centre.id)).get(visitId) ?? new Map<string, readonly string[]>();
      return { candidates: await this.candidates(manager, actor, centre, { visitId, own }) };
    });
  }

  /** @throws RefusedError centre/not-found */
  jointEffect(actor: Actor, centreId: string, { visitIds }: AskJointEffect): Promise<JointEffectView> {
    return this.store.read(async (manager) => {
      const centre = await this.own(manager, actor, centreId);
      return { years: await this.effects.together(manager, centre, visitIds) };
    });
  }

  /** Some requests of a centre in the order of need, whoever asks. */
  async byNeed(centreId: string, visitIds: readonly string[]): Promise<string[]> {
    return this.store.read(async (manager) => {
      const centre = await this.centres.centreFacts(manager, centreId);
      if (!centre) return [];
      const all = await this.placed(manager, centre, await this.queries.some(manager, visitIds));
      return all.sort(inOrder('need')).map(({ id }) => id);
    });
  }

  private async candidates(
    manager: EntityManager,
    actor: Actor,
    centre: CentreFacts,
    { visitId, own }: { visitId: string; own: ReadonlyMap<string, readonly string[]> },
  ): Promise<RivalsView['candidates']> {
    const ids = [visitId, ...own.keys()];
    const all = await this.placed(manager, centre, await this.queries.some(manager, ids));
    if (!all.some(({ id }) => id === visitId)) return [];
    const byNeed = all.sort(inOrder('need')).sort((a, b) => Number(b.id === visitId) - Number(a.id === visitId));
    const names = await this.queries.names(manager, [...new Set([...own.values()].flat())]);
    const effects = new Map((await this.effects.each(manager, centre)).map((effect) => [effect.visitId, effect]));
    const views = await this.visits.some(manager, actor, ids);
    const now = this.clock.now();
    return byNeed.flatMap((one) => {
      const visit = views.find(({ id }) => id === one.id);
      const over = (own.get(one.id) ?? []).map((id) => ({ id, name: names.get(id) ?? '' }));
      const need = toNeedView(one, now, centre.zone);
      return visit ? [{ visit, need, over, effect: effects.get(one.id) ?? null }] : [];
    });
  }

  private async items(
    manager: EntityManager,
    actor: Actor,
    centre: CentreFacts,
    shown: readonly Placed[],
  ): Promise<QueueItem[]> {
    const ids = shown.map(({ id }) => id);
    const views = new Map((await this.visits.some(manager, actor, ids)).map((view) => [view.id, view]));
    const rivals = await this.rivalries.of(manager, centre.id);
    const messages = await this.queries.messages(manager, ids);
    const now = this.clock.now();
    return shown.flatMap((one) => {
      const visit = views.get(one.id);
      if (!visit) return [];
      const need = toNeedView(one, now, centre.zone);
      const told = messages.get(one.id) ?? { count: 0, unread: 0 };
      return [{ visit, need, rivals: rivals.get(one.id)?.size ?? 0, messages: told }];
    });
  }

  private async placed(
    manager: EntityManager,
    centre: CentreFacts,
    rows: Awaited<ReturnType<QueueQueries['waiting']>>,
  ): Promise<Placed[]> {
    if (rows.length === 0) return [];
    const shortfalls = await this.effects.shortfalls(manager, centre);
    return rows.map((row) => placed(row, shortfalls));
  }

  private async revisionOf(manager: EntityManager, centreId: string): Promise<string> {
    const marks = await this.queries.marks(manager, centreId);
    return createHash('sha256').update(marks.join('\n')).digest('base64url').slice(0, 22);
  }

  private async own(manager: EntityManager, actor: Actor, centreId: string): Promise<CentreFacts> {
    const centre = await this.centres.centreFacts(manager, centreId);
    if (!centre || !actor.mayAt('visits.decide', { centreId })) throw new RefusedError('centre/not-found');
    return centre;
  }
}
