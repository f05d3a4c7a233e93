import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { Clock } from '../../common/ports/clock.js';
import { part, sql, type SqlPart } from '../../database/dialect.js';

export interface OpenInvitation extends Grant {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly invitedBy: string;
  readonly invitedAt: Date | string;
  readonly expiresAt: Date | string;
}

const MOST_LISTED = 500;

/** Invitations that nobody has accepted yet. */
@Injectable()
export class InvitationsQueries {
  constructor(private readonly clock: Clock) {}

  /** @param managed which roles somebody looks after */
  open(manager: EntityManager, managed: SqlPart): Promise<OpenInvitation[]> {
    return this.where(manager, part`l.id IN (SELECT id FROM one_time_links WHERE kind = 'invitation' AND ${managed})`);
  }

  /** Whether it is one of those, however many there are. */
  async isOpen(manager: EntityManager, managed: SqlPart, id: string): Promise<boolean> {
    const own = part`SELECT id FROM one_time_links WHERE kind = 'invitation' AND ${managed}`;
    return (await this.where(manager, part`l.id = ${id} AND l.id IN (${own})`)).length > 0;
  }

  async one(manager: EntityManager, id: string): Promise<OpenInvitation | null> {
    const [found] = await this.where(manager, part`l.id = ${id}`);
    return found ?? null;
  }

  private where(manager: EntityManager, condition: SqlPart): Promise<OpenInvitation[]> {
    return sql(manager)<OpenInvitation>`
      SELECT l.id, l.email, l.name, l.role, l.scope_kind AS "scopeKind", l.scope_id AS "scopeId",
             p.name AS "invitedBy", l.created_at AS "invitedAt", l.expires_at AS "expiresAt"
        FROM one_time_links l JOIN people p ON p.id = l.created_by
       WHERE l.kind = 'invitation' AND l.used_at IS NULL AND l.revoked_at IS NULL
         AND l.expires_at > ${this.clock.now()} AND ${condition}
       ORDER BY l.created_at DESC, l.id DESC LIMIT ${MOST_LISTED}`;
  }
}
