import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RoomLinkKind } from '#shared/contracts/vocabulary.js';
import { instantFrom, sql } from '../../database/dialect.js';
import type { Buffered, Holding, Link } from './domain/room-links.js';

export interface LinkRow extends Link {
  readonly kind: RoomLinkKind;
  /** The room at the far end. */
  readonly name: string;
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
  /** Whether the room at the far end is out of use: then it is not taken along. */
  readonly retired: boolean | number;
}

interface HoldingRow {
  holder_id: string;
  resource_id: string;
  via_resource_id: string | null;
  starts_at: Date | string;
  ends_at: Date | string;
}

/** How the rooms of a centre hang together. */
@Injectable()
export class RoomLinksQueries {
  ofCentre(manager: EntityManager, centreId: string): Promise<LinkRow[]> {
    return sql(manager)<LinkRow>`
      SELECT l.room_id AS "roomId", l.other_id AS "otherId", l.kind, o.name,
             o.setup_minutes AS "setupMinutes", o.cleardown_minutes AS "cleardownMinutes", o.retired_at IS NOT NULL AS retired
        FROM room_links l JOIN rooms o ON o.id = l.other_id
       WHERE l.centre_id = ${centreId} ORDER BY o.name, o.id`;
  }

  /** Those of some rooms that stand at that centre, retired ones too. */
  async among(manager: EntityManager, centreId: string, roomIds: readonly string[]): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT id FROM rooms WHERE centre_id = ${centreId} AND id IN (${roomIds})`;
    return rows.map(({ id }) => id);
  }

  /** All rooms that visits to come hold, of those visits that hold one of some rooms. */
  async holdings(manager: EntityManager, roomIds: readonly string[], now: Date): Promise<Holding[]> {
    const rows = await sql(manager)<HoldingRow>`
      SELECT holder_id, resource_id, via_resource_id, starts_at, ends_at FROM reservations
       WHERE active AND exclusive AND holder_id IN (
         SELECT holder_id FROM reservations WHERE resource_id IN (${roomIds}) AND active AND ends_at > ${now})`;
    return rows.map((row) => ({
      holderId: row.holder_id,
      roomId: row.resource_id,
      asked: row.via_resource_id === null,
      from: instantFrom(row.starts_at),
      until: instantFrom(row.ends_at),
    }));
  }
}

export const othersOf = (links: readonly LinkRow[]): Map<string, Buffered> =>
  new Map(links.map(({ otherId: id, setupMinutes, cleardownMinutes }) => [id, { id, setupMinutes, cleardownMinutes }]));
