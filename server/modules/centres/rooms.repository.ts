import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { expectCurrent } from '../../database/expect-current.js';
import { isGuardViolation } from '../../database/guard-violation.js';
import { Resource } from './entities/resource.entity.js';
import { Room } from './entities/room.entity.js';
import { ResourcesRepository } from './resources.repository.js';

export type RoomDetails = Pick<
  Room,
  'name' | 'capacity' | 'stepFree' | 'features' | 'setupMinutes' | 'cleardownMinutes'
>;

@Injectable()
export class RoomsRepository {
  constructor(
    private readonly resources: ResourcesRepository,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, room: RoomDetails & Pick<Room, 'id' | 'centreId'>): Promise<void> {
    const { id, centreId } = room;
    await tx.manager.insert(Resource, { id, centreId, kind: 'room', quantity: 1, exclusive: true });
    await tx.manager.insert(Room, { ...room, version: 1, retiredAt: null });
  }

  /** @throws RefusedError resource/stale */
  update(tx: Tx, roomId: string, version: number, details: RoomDetails): Promise<void> {
    return this.set(tx, { roomId, version }, details);
  }

  /** @throws RefusedError resource/stale */
  async retire(tx: Tx, roomId: string, version: number): Promise<void> {
    const retiredAt = this.clock.now();
    await this.set(tx, { roomId, version }, { retiredAt });
    await this.resources.retire(tx, roomId, retiredAt);
  }

  /** @throws RefusedError resource/stale */
  async bringBack(tx: Tx, roomId: string, version: number): Promise<void> {
    await this.set(tx, { roomId, version }, { retiredAt: null });
    await this.resources.bringBack(tx, roomId);
  }

  private async set(
    tx: Tx,
    { roomId, version }: { roomId: string; version: number },
    change: Partial<Room>,
  ): Promise<void> {
    expectCurrent(await tx.manager.update(Room, { id: roomId, version }, { ...change, version: version + 1 }));
  }
}

/** PostgreSQL names the constraint, SQLite its columns. */
export const isRoomNameTaken = (error: unknown): boolean =>
  isGuardViolation(error, 'rooms_name_unique') || isGuardViolation(error, 'rooms.centre_id, rooms.name');
