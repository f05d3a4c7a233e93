import { Injectable } from '@nestjs/common';
import type { RoomView, WriteRoom } from '#shared/contracts/rooms.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { CentreAccess } from './centre-access.js';
import { ResourcesRepository } from './resources.repository.js';
import { RoomLinksService } from './room-links.service.js';
import { RoomViews } from './room-views.queries.js';
import { isRoomNameTaken, RoomsRepository } from './rooms.repository.js';

@Injectable()
export class RoomsService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly rooms: RoomsRepository,
    private readonly links: RoomLinksService,
    private readonly resources: ResourcesRepository,
    private readonly views: RoomViews,
  ) {}

  /** @throws RefusedError centre/not-found, room/name-taken, room/link-unknown */
  create(actor: Actor, centreId: string, { parts, needs, ...details }: WriteRoom): Promise<RoomView> {
    return this.named(async (tx) => {
      await this.access.edit(tx.manager, actor, centreId);
      const id = newId();
      await this.rooms.insert(tx, { id, centreId, ...details });
      await this.links.replace(tx, { id, centreId }, { parts, needs });
      return this.views.one(tx.manager, id);
    });
  }

  /**
   * Visits already there keep the set-up and clear-down that they were given.
   * @throws RefusedError room/not-found, room/name-taken, resource/stale, room/link-unknown, room/links-in-a-circle,
   *   room/links-break-promises with how many visits to come were promised it without a room that is added
   */
  edit(actor: Actor, roomId: string, version: number, { parts, needs, ...details }: WriteRoom): Promise<RoomView> {
    return this.named(async (tx) => {
      const centre = await this.access.editRoom(tx.manager, actor, roomId);
      await this.rooms.update(tx, roomId, version, details);
      await this.links.replace(tx, { id: roomId, centreId: centre.id }, { parts, needs });
      return this.views.one(tx.manager, roomId);
    });
  }

  /**
   * Takes a room out of use; what happened in it stays on record.
   * @throws RefusedError room/not-found, resource/stale, room/still-booked with how many visits are to come
   */
  retire(actor: Actor, roomId: string, version: number): Promise<RoomView> {
    return this.store.write(async (tx) => {
      await this.access.editRoom(tx.manager, actor, roomId);
      await this.rooms.retire(tx, roomId, version);
      const visits = await this.resources.visitsToCome(tx, roomId);
      if (visits > 0) throw new RefusedError('room/still-booked', { visits });
      return this.views.one(tx.manager, roomId);
    });
  }

  /** @throws RefusedError room/not-found, resource/stale */
  bringBack(actor: Actor, roomId: string, version: number): Promise<RoomView> {
    return this.store.write(async (tx) => {
      await this.access.editRoom(tx.manager, actor, roomId);
      await this.rooms.bringBack(tx, roomId, version);
      return this.views.one(tx.manager, roomId);
    });
  }

  private async named<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.store.write(work);
    } catch (error) {
      if (isRoomNameTaken(error)) throw new RefusedError('room/name-taken');
      throw error;
    }
  }
}
