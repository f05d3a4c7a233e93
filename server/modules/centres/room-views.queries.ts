import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RoomView } from '#shared/contracts/rooms.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { jsonFrom, sql } from '../../database/dialect.js';

interface RoomRow {
  id: string;
  centre_id: string;
  name: string;
  capacity: number;
  step_free: boolean | number;
  features: unknown;
  setup_minutes: number;
  cleardown_minutes: number;
  version: number;
  retired_at: unknown;
}

/** Rooms as people see them. */
@Injectable()
export class RoomViews {
  async ofCentre(manager: EntityManager, centreId: string, show: { withRetired: boolean }): Promise<RoomView[]> {
    const rows = await sql(manager)<RoomRow>`
      SELECT * FROM rooms WHERE centre_id = ${centreId} AND (${show.withRetired} OR retired_at IS NULL)
       ORDER BY name, id`;
    return rows.map(toRoomView);
  }

  /** @throws RefusedError room/not-found */
  async one(manager: EntityManager, roomId: string): Promise<RoomView> {
    const [row] = await sql(manager)<RoomRow>`SELECT * FROM rooms WHERE id = ${roomId}`;
    if (!row) throw new RefusedError('room/not-found');
    return toRoomView(row);
  }
}

function toRoomView(row: RoomRow): RoomView {
  return {
    id: row.id,
    centreId: row.centre_id,
    name: row.name,
    capacity: row.capacity,
    stepFree: Boolean(row.step_free),
    features: jsonFrom<string[]>(row.features),
    setupMinutes: row.setup_minutes,
    cleardownMinutes: row.cleardown_minutes,
    retired: row.retired_at !== null,
    version: row.version,
  };
}
