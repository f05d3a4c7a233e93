import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MessageSide } from '#shared/contracts/questions.contract.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { isPostgres, part, sql } from '../../database/dialect.js';
import type { Written } from './domain/message-limits.js';
import { VisitMessage } from './entities/visit-message.entity.js';

export interface VisitPlaceRow {
  readonly id: string;
  readonly centreId: string;
  readonly partnerId: string;
  readonly requestedBy: string | null;
}

export interface MessageRow {
  readonly id: string;
  readonly side: MessageSide;
  readonly authorId: string;
  readonly author: string;
  readonly text: string | null;
  readonly at: Date | string;
  readonly seen: boolean | number;
}

const HOUR_MS = 3_600_000;

/** Questions and answers on visits, and what each side has read of them. */
@Injectable()
export class QuestionsRepository {
  async place(manager: EntityManager, visitId: string): Promise<VisitPlaceRow | null> {
    const [row] = await this.placeOf(manager, visitId, false);
    return row ?? null;
  }

  /** The same for somebody who writes: two who write at once on a visit count after one another. */
  async lockPlace(tx: Tx, visitId: string): Promise<VisitPlaceRow | null> {
    const [row] = await this.placeOf(tx.manager, visitId, isPostgres());
    return row ?? null;
  }

  /** How much has been written already. Of one person it is counted after the visit is locked, so by one visit only. */
  async written(tx: Tx, visitId: string, authorId: string, now: Date): Promise<Written> {
    const since = new Date(now.getTime() - HOUR_MS);
    const [row] = await sql(tx.manager)<Written>`
      SELECT (SELECT CAST(COUNT(*) AS integer) FROM visit_messages WHERE visit_id = ${visitId}) AS "onVisit",
             (SELECT CAST(COUNT(*) AS integer) FROM visit_messages WHERE author_id = ${authorId} AND at > ${since})
               AS "withinHour"`;
    return row ?? { onVisit: 0, withinHour: 0 };
  }

  async add(tx: Tx, message: VisitMessage): Promise<void> {
    await tx.manager.insert(VisitMessage, message);
  }

  async one(manager: EntityManager, visitId: string, messageId: string): Promise<VisitMessage | null> {
    return manager.findOneBy(VisitMessage, { id: messageId, visitId });
  }

  async erase(tx: Tx, messageId: string): Promise<void> {
    await tx.manager.update(VisitMessage, { id: messageId }, { text: null });
  }

  /** A side never goes back to having read less. */
  async see(tx: Tx, visitId: string, side: MessageSide, messageId: string): Promise<void> {
    await sql(tx.manager)`
      INSERT INTO visit_messages_seen (visit_id, side, message_id) VALUES (${visitId}, ${side}, ${messageId})
      ON CONFLICT (visit_id, side) DO UPDATE SET message_id = excluded.message_id
       WHERE visit_messages_seen.message_id < excluded.message_id`;
  }

  /** The oldest first; `seen` by the side that is named. */
  list(manager: EntityManager, visitId: string, side: MessageSide): Promise<MessageRow[]> {
    return sql(manager)<MessageRow>`
      SELECT m.id, m.side, m.author_id AS "authorId", p.name AS author, m.text, m.at,
             CASE WHEN m.side = ${side} OR m.text IS NULL OR (s.message_id IS NOT NULL AND m.id <= s.message_id)
               THEN 1 ELSE 0 END AS seen
        FROM visit_messages m JOIN people p ON p.id = m.author_id
        LEFT JOIN visit_messages_seen s ON s.visit_id = m.visit_id AND s.side = ${side}
       WHERE m.visit_id = ${visitId} ORDER BY m.id`;
  }

  /** By visit, what the other side wrote and nobody of this one has read. */
  unread(
    manager: EntityManager,
    side: MessageSide,
    placeIds: readonly string[],
  ): Promise<{ visitId: string; unread: number; first: string }[]> {
    const here = side === 'centre' ? part`v.centre_id IN (${placeIds})` : part`v.partner_id IN (${placeIds})`;
    return sql(manager)<{ visitId: string; unread: number; first: string }>`
      SELECT m.visit_id AS "visitId", CAST(COUNT(*) AS integer) AS unread, MIN(CAST(m.id AS varchar)) AS first
        FROM visit_messages m JOIN visits v ON v.id = m.visit_id
        LEFT JOIN visit_messages_seen s ON s.visit_id = m.visit_id AND s.side = ${side}
       WHERE ${here} AND m.side <> ${side} AND m.text IS NOT NULL AND (s.message_id IS NULL OR m.id > s.message_id)
       GROUP BY m.visit_id ORDER BY 3 LIMIT 200`;
  }

  private placeOf(manager: EntityManager, visitId: string, locked: boolean): Promise<VisitPlaceRow[]> {
    return sql(manager)<VisitPlaceRow>`
      SELECT v.id, v.centre_id AS "centreId", v.partner_id AS "partnerId", v.requested_by AS "requestedBy"
        FROM visits v WHERE v.id = ${visitId} ${locked ? part`FOR UPDATE` : part``}`;
  }
}
