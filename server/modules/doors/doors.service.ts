import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  DOOR_PAGE,
  type DoorDisplayList,
  type MakeDoorDisplay,
  type NewDoorDisplayView,
} from '#shared/contracts/doors.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Store } from '../../database/store.js';
import { hashOf, newToken } from '../accounts/index.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';
import { PoliciesRepository } from '../policies/index.js';
import { mayHangAt } from './doors.policy.js';
import { DoorsQueries } from './doors.queries.js';
import { DoorsRepository } from './doors.repository.js';

/** The addresses of the displays at a centre's doors. */
@Injectable()
export class DoorsService {
  constructor(
    private readonly store: Store,
    private readonly doors: DoorsRepository,
    private readonly queries: DoorsQueries,
    private readonly centres: CentresQueries,
    private readonly policies: PoliciesRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws RefusedError centre/not-found */
  list(actor: Actor, centreId: string): Promise<DoorDisplayList> {
    return this.store.read(async (manager) => {
      const { id, name } = await this.own(manager, actor, centreId);
      const { doorShowsActivity: showsActivity } = await this.policies.of(manager, centreId);
      return { centre: { id, name }, rooms: await this.queries.rooms(manager, centreId), showsActivity };
    });
  }

  /**
   * Makes an address; the one that the room had stops working. It is shown this once.
   * @throws RefusedError centre/not-found, room/not-found
   */
  make(actor: Actor, centreId: string, { roomId }: MakeDoorDisplay): Promise<NewDoorDisplayView> {
    const token = newToken();
    const [id, madeAt] = [newId(), this.clock.now()];
    return this.store.write(async (tx) => {
      await this.own(tx.manager, actor, centreId);
      const rooms = await this.queries.rooms(tx.manager, centreId);
      if (!rooms.some((room) => room.id === roomId)) throw new RefusedError('room/not-found');
      await this.doors.put(tx, { id, tokenHash: hashOf(token), roomId, madeBy: actor.personId, madeAt });
      const address = this.config.publicUrl + DOOR_PAGE.replace(':token', token);
      return { id, roomId, madeAt: madeAt.toISOString(), address };
    });
  }

  /** @throws RefusedError door/not-found */
  revoke(actor: Actor, displayId: string): Promise<void> {
    return this.store.write(async (tx) => {
      const centreId = await this.queries.centreOf(tx.manager, displayId);
      if (centreId === null || !mayHangAt(actor, centreId)) throw new RefusedError('door/not-found');
      if (!(await this.doors.revoke(tx, displayId, this.clock.now()))) throw new RefusedError('door/not-found');
    });
  }

  private async own(manager: EntityManager, actor: Actor, centreId: string): Promise<CentreFacts> {
    const centre = mayHangAt(actor, centreId) ? await this.centres.centreFacts(manager, centreId) : null;
    if (!centre) throw new RefusedError('centre/not-found');
    return centre;
  }
}
