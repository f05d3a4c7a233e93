import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClosurePreview, ClosureView, MakeClosure } from '#shared/contracts/closures.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import type { Use } from '../availability/index.js';
import { leaveTime, type CentreFacts } from '../centres/index.js';
import { ReservationsRepository } from '../reservations/index.js';
import { AffectedQueries, type Stretch } from './affected.queries.js';
import { whatCloses } from './closure.mapper.js';
import { ClosureViews } from './closure-views.service.js';
import { ClosuresAccess } from './closures.access.js';
import type { Block } from './closures.repository.js';
import { PlanMaker, type Planned } from './plan-maker.js';

/** What would close, and everything that it would block. */
interface Closing extends Planned {
  readonly centre: CentreFacts;
  readonly blocks: readonly Block[];
}

const REASON_CODE = {
  centre: 'closed',
  room: 'closed',
  tutor: 'leave',
  equipment_pool: 'broken',
  vehicle: 'broken',
} as const;

/** Closes a centre, or something there: first seen, then done. */
@Injectable()
export class MakeClosureService {
  constructor(
    private readonly store: Store,
    private readonly access: ClosuresAccess,
    private readonly affected: AffectedQueries,
    private readonly plans: PlanMaker,
    private readonly views: ClosureViews,
    private readonly reservations: ReservationsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError as for making it */
  preview(actor: Actor, centreId: string, input: MakeClosure): Promise<ClosurePreview> {
    return this.store.read(async (manager) => {
      const centre = await this.access.centre(manager, actor, centreId);
      const closing = await this.closing(manager, centre, input);
      const visits = await this.plans.visits(manager, closing);
      const lines = await this.views.preview(manager, actor, {
        visits,
        closing: usesOf(closing),
        schoolShut: null,
      });
      const { kind, reason, startsAt, endsAt, what } = closing;
      return { kind, reason, what, from: startsAt.toISOString(), until: endsAt?.toISOString() ?? null, lines };
    });
  }

  /**
   * Blocks new reservations at once; visits that are there keep their place until somebody settles them.
   * @throws RefusedError centre/not-found, closure/nothing-there, closure/over, closure/time-unclear,
   *   closure/already-closed, closure/more-than-there-are, closure/too-many-visits
   */
  make(actor: Actor, centreId: string, input: MakeClosure): Promise<ClosureView> {
    return this.store.write(async (tx) => {
      const centre = await this.access.centre(tx.manager, actor, centreId);
      await this.plans.hold(tx, centreId);
      const closing = await this.closing(tx.manager, centre, input);
      await this.reservations.lock(
        tx,
        closing.blocks.map(({ resourceId }) => resourceId),
      );
      const closureId = await this.plans.make(tx, actor, closing, closing.blocks);
      return this.views.one(tx.manager, actor, closureId);
    });
  }

  private async closing(manager: EntityManager, centre: CentreFacts, input: MakeClosure): Promise<Closing> {
    const { kind, resourceId, quantity, reason } = input;
    const time = leaveTime(input, centre.zone);
    if (!time) throw new RefusedError('closure/time-unclear');
    if (time.until <= this.clock.now()) throw new RefusedError('closure/over');
    const stretch: Stretch = time;
    const found = await this.found(manager, centre, input, stretch);
    const closure = {
      ...{ kind, centreId: centre.id, partnerId: null, resourceId, quantity, reason },
      ...{ startsAt: time.from, endsAt: time.until },
    };
    const what = whatCloses({ kind, quantity, centreName: centre.name, partnerName: null, resourceName: found.name });
    await this.plans.refuseTwice(manager, closure);
    return { ...closure, ...found, what, centre };
  }

  private async found(
    manager: EntityManager,
    centre: CentreFacts,
    { kind, resourceId, quantity }: MakeClosure,
    stretch: Stretch,
  ): Promise<Pick<Closing, 'blocks' | 'visitIds'> & { name: string | null }> {
    const now = this.clock.now();
    const reasonCode = REASON_CODE[kind];
    if (kind === 'centre' || resourceId === null) {
      const rooms = await this.affected.roomsOf(manager, centre.id);
      const visitIds = await this.affected.ofResources(manager, rooms, stretch, now);
      return { name: null, visitIds, blocks: rooms.map((id) => ({ resourceId: id, quantity: 1, reasonCode })) };
    }
    const resource = await this.affected.resource(manager, centre.id, { id: resourceId, kind });
    if (!resource) throw new RefusedError('closure/nothing-there');
    const { name, stock } = resource;
    if (quantity === null) {
      const ids = await this.affected.closingWith(manager, resourceId);
      const visitIds = await this.affected.ofResources(manager, ids, stretch, now);
      return { name, visitIds, blocks: ids.map((id) => ({ resourceId: id, quantity: 1, reasonCode })) };
    }
    const inService = stock - (await this.affected.mostMissing(manager, resourceId, stretch));
    if (quantity > inService) throw new RefusedError('closure/more-than-there-are', { inService });
    const use = { poolId: resourceId, quantity, ...stretch };
    const visitIds = await this.affected.ofPool(manager, use, { stock, now });
    return { name, visitIds: [...visitIds], blocks: [{ resourceId, quantity, reasonCode }] };
  }
}

const usesOf = ({ blocks, startsAt, endsAt }: Closing): Use[] =>
  blocks.map(({ resourceId, quantity }) => ({
    ...{ resourceId, quantity },
    from: startsAt.getTime(),
    until: endsAt?.getTime() ?? Infinity,
  }));
