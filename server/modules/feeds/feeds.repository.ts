import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { sql } from '../../database/dialect.js';
import { FeedToken } from './entities/feed-token.entity.js';

export interface NewFeed {
  readonly id: string;
  readonly tokenHash: string;
  readonly personId: string;
  readonly roomId: string | null;
  readonly createdAt: Date;
}

@Injectable()
export class FeedsRepository {
  /** Takes the place of the person's address for the same thing, if there is one: the old one is dead from then on. */
  async put(tx: Tx, feed: NewFeed): Promise<void> {
    await sql(tx.manager)`
      INSERT INTO feed_tokens (id, token_hash, person_id, room_id, created_at)
      VALUES (${feed.id}, ${feed.tokenHash}, ${feed.personId}, ${feed.roomId}, ${feed.createdAt})
      ON CONFLICT (person_id, COALESCE(room_id, person_id)) WHERE revoked_at IS NULL
      DO UPDATE SET id = excluded.id, token_hash = excluded.token_hash, created_at = excluded.created_at`;
  }

  /** @returns whether there was such a living address of that person */
  async revoke(tx: Tx, feedId: string, personId: string, at: Date): Promise<boolean> {
    const living = { id: feedId, personId, revokedAt: IsNull() };
    const { affected } = await tx.manager.update(FeedToken, living, { revokedAt: at });
    return affected === 1;
  }

  /** All of somebody's; should they come back, they make new ones. */
  async revokeAll(tx: Tx, personId: string, at: Date): Promise<void> {
    await tx.manager.update(FeedToken, { personId, revokedAt: IsNull() }, { revokedAt: at });
  }

  /** Counts a change of a visit on its rooms, those that it had before, and its partner, in id order so that two at once cannot lock each other out. */
  async countChange(tx: Tx, visitId: string, partnerId: string, alsoOf: readonly string[] = []): Promise<void> {
    await sql(tx.manager)`
      INSERT INTO feed_marks (subject_id, mark)
      SELECT subject_id, 1 FROM (
        SELECT resource_id AS subject_id FROM reservations WHERE holder_id = ${visitId} AND exclusive
        UNION SELECT id FROM resources WHERE id IN (${alsoOf}) AND exclusive
        UNION SELECT id FROM partners WHERE id = ${partnerId}) subjects
       WHERE true ORDER BY subject_id
      ON CONFLICT (subject_id) DO UPDATE SET mark = feed_marks.mark + 1`;
  }
}
