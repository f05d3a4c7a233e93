import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../database/dialect.js';
import { MAIL } from './mail-request.js';

/** What mails about closures need to know, across the tables of other modules. */
@Injectable()
export class ClosureMailQueries {
  /** Somebody who has, as the mail leaves, a role at the school or group, or at the centre. */
  async reader(
    manager: EntityManager,
    personId: string,
    scopeIds: readonly string[],
  ): Promise<{ name: string; address: string } | null> {
    const [person] = await sql(manager)<{ name: string; address: string }>`
      SELECT p.name, p.email AS address FROM people p
       WHERE p.id = ${personId} AND p.left_at IS NULL AND EXISTS (
         SELECT 1 FROM role_assignments a
          WHERE a.person_id = p.id AND a.ended_at IS NULL AND a.scope_id IN (${scopeIds}))`;
    return person ?? null;
  }

  /** Whether a message is on its way that will not leave before a moment: what is new until then, it will tell too. */
  async waits(manager: EntityManager, orderingKey: string, now: Date): Promise<boolean> {
    const rows = await sql(manager)<{ found: number }>`
      SELECT 1 AS found FROM outbox
       WHERE topic = ${MAIL} AND ordering_key = ${orderingKey} AND delivered_at IS NULL AND attempts = 0
         AND available_at > ${now}`;
    return rows.length > 0;
  }
}
