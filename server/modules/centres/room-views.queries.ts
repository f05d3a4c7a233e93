import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RoomView } from '#shared/contracts/rooms.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { jsonFrom, sql } from '../../database/dialect.js';
import { RoomLinksQueries, type LinkRow } from './room-links.queries.js';

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
  constructor(private readonly links: RoomLinksQueries) {}

  async ofCentre(manager: EntityManager, centreId: string, show: { withRetired: boolean }): Promise<RoomView[]> {
    const rows = await sql(manager)<RoomRow>`
      SELECT * FROM rooms WHERE centre_id = ${centreId} AND (${show.withRetired} OR retired_at IS NULL)
       ORDER BY name, id`;
    const links = Map.groupBy(await this.links.ofCentre(manager, centreId), (link) => link.roomId);
    return rows.map((row) => toRoomView(row, links.get(row.id) ?? []));
  }

  /** @throws RefusedError room/not-found */
  async one(manager: EntityManager, roomId: string): Promise<RoomView> {
    const [row] = await sql(manager)<RoomRow>`SELECT * FROM rooms WHERE id = ${roomId}`;
    if (!row) throw new RefusedError('room/not-found');
    const links = await this.links.ofCentre(manager, row.centre_id);
    return toRoomView(
      row,
      links.filter((link) => link.roomId === roomId),
    );
  }
}

function toRoomView(row: RoomRow, links: readonly LinkRow[]): RoomView {
  const linked = (kind: LinkRow['kind']) =>
    links.filter((link) => link.kind === kind).map(({ otherId: id, name }) => ({ id, name }));
  return {
    id: row.id,
    centreId: row.centre_id,
    name: row.name,
    capacity: row.capacity,
    stepFree: Boolean(row.step_free),
    features: jsonFrom<string[]>(row.features),
    setupMinutes: row.setup_minutes,
    cleardownMinutes: row.cleardown_minutes,
    parts: linked('part'),
    needs: linked('needs'),
    retired: row.retired_at !== null,
    version: row.version,
  };
}
