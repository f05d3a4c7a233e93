import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FeedRoom, FeedView } from '#shared/contracts/feeds.contract.js';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { Actor } from '../../common/auth/actor.js';
import { instantFrom, sql } from '../../database/dialect.js';
import type { FeedSubject } from './feeds.policy.js';

interface FeedRow {
  id: string;
  created_at: Date | string;
  room_id: string | null;
  room_name: string | null;
  centre_name: string | null;
}

interface LivingFeedRow {
  person_id: string;
  room_id: string | null;
  centre_id: string | null;
  role: Grant['role'] | null;
  scope_kind: Grant['scopeKind'];
  scope_id: string | null;
}

export interface LivingFeed extends FeedSubject {
  readonly owner: Actor;
}

export interface RoomPlace extends FeedRoom {
  readonly centreId: string;
}

/** Reads of calendar addresses, and of the rooms and roles that they hang on. */
@Injectable()
export class FeedsQueries {
  async ofPerson(manager: EntityManager, personId: string): Promise<FeedView[]> {
    const rows = await sql(manager)<FeedRow>`
      SELECT f.id, f.created_at, f.room_id, r.name AS room_name, c.name AS centre_name
        FROM feed_tokens f LEFT JOIN rooms r ON r.id = f.room_id LEFT JOIN centres c ON c.id = r.centre_id
       WHERE f.person_id = ${personId} AND f.revoked_at IS NULL
       ORDER BY f.room_id IS NOT NULL, c.name, r.name`;
    return rows.map((row) => ({
      id: row.id,
      kind: row.room_id === null ? 'person' : 'room',
      room: row.room_id === null ? null : roomOf(row.room_id, row),
      createdAt: instantFrom(row.created_at).toISOString(),
    }));
  }

  /** The living address with that secret, and what its owner may do today; null when there is none or they have left. */
  async living(manager: EntityManager, tokenHash: string): Promise<LivingFeed | null> {
    const rows = await sql(manager)<LivingFeedRow>`
      SELECT f.person_id, f.room_id, r.centre_id, a.role, a.scope_kind, a.scope_id
        FROM feed_tokens f JOIN people p ON p.id = f.person_id AND p.left_at IS NULL
        LEFT JOIN rooms r ON r.id = f.room_id
        LEFT JOIN role_assignments a ON a.person_id = p.id AND a.ended_at IS NULL
       WHERE f.token_hash = ${tokenHash} AND f.revoked_at IS NULL`;
    const [first] = rows;
    if (!first) return null;
    const grants = rows.flatMap((row) =>
      row.role ? [{ role: row.role, scopeKind: row.scope_kind, scopeId: row.scope_id }] : [],
    );
    const owner = new Actor(first.person_id, '', '', '', grants);
    return { owner, roomId: first.room_id, centreId: first.centre_id };
  }

  /** Rooms in use of these centres, by name. */
  async roomsOf(manager: EntityManager, centreIds: readonly string[]): Promise<RoomPlace[]> {
    const rows = await sql(manager)<RoomPlace>`
      SELECT r.id, r.name, c.id AS "centreId", c.name AS "centreName"
        FROM rooms r JOIN centres c ON c.id = r.centre_id
       WHERE r.centre_id IN (${centreIds}) AND r.retired_at IS NULL ORDER BY c.name, r.name`;
    return rows;
  }

  /** "Radio studio, Quayside CLC" */
  async roomName(manager: EntityManager, roomId: string): Promise<string> {
    const [row] = await sql(manager)<{ room: string; centre: string }>`
      SELECT r.name AS room, c.name AS centre FROM rooms r JOIN centres c ON c.id = r.centre_id WHERE r.id = ${roomId}`;
    return row ? `${row.room}, ${row.centre}` : '';
  }
}

const roomOf = (id: string, row: FeedRow): FeedRoom => ({
  id,
  name: row.room_name ?? '',
  centreName: row.centre_name ?? '',
});
