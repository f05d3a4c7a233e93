import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { IsNull, MoreThan } from 'typeorm';
import type { OwnSessionView } from '#shared/contracts/accounts.contract.js';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { CONFIG, type Config } from '../../config/config.js';
import { instantFrom, isPostgres, part, sql } from '../../database/dialect.js';
import { Store } from '../../database/store.js';
import { Session } from './entities/session.entity.js';
import { readSessionCookie } from './session-cookie.js';
import { hashOf, newToken } from './tokens.js';

const MINUTE = 60_000;
/** How stale `last_seen_at` may be, so that not every request writes. */
const SEEN_EVERY = 5 * MINUTE;

interface SessionRow {
  session_id: string;
  person_id: string;
  name: string;
  email: string;
  last_seen_at: string | Date;
  expires_at: string | Date;
  role: Grant['role'] | null;
  scope_kind: Grant['scopeKind'];
  scope_id: string | null;
}

/** Who is signed in. Read from the database at every request, so that a leaver is out with the next one. */
@Injectable()
export class SessionsService extends SessionReader {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async actorOf(request: FastifyRequest): Promise<Actor | null> {
    const token = readSessionCookie(request, this.config);
    if (token === undefined) return null;
    const rows = await this.rowsOf(token);
    const [first] = rows;
    if (!first || this.isOver(first)) return null;
    await this.noteSeen(first);
    const grants = rows.flatMap((row) =>
      row.role ? [{ role: row.role, scopeKind: row.scope_kind, scopeId: row.scope_id }] : [],
    );
    return new Actor(first.person_id, first.session_id, first.name, first.email, grants);
  }

  async holdRoles(tx: Tx, actor: Actor): Promise<void> {
    const held = part`SELECT role, scope_kind, scope_id FROM role_assignments
                       WHERE person_id = ${actor.personId} AND ended_at IS NULL`;
    const rows = await sql(tx.manager)<Pick<SessionRow, 'role' | 'scope_kind' | 'scope_id'>>`
      ${held} ${isPostgres() ? part`FOR SHARE` : part``}`;
    if (rows.length === 0) throw new RefusedError('access/sign-in-needed');
    const stillHas = ({ role, scopeKind, scopeId }: Grant) =>
      rows.some((row) => row.role === role && row.scope_kind === scopeKind && row.scope_id === scopeId);
    if (!actor.grants.every(stillHas)) throw new RefusedError('access/forbidden');
  }

  /** @returns the token for the cookie; it is not kept */
  async begin(tx: Tx, personId: string, userAgent: string | null): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await tx.manager.insert(Session, {
      id: newId(),
      tokenHash: hashOf(token),
      personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + this.config.sessionMaxHours * 60 * MINUTE),
      endedAt: null,
      userAgent: userAgent?.slice(0, 200) ?? null,
    });
    return token;
  }

  async end(sessionId: string): Promise<void> {
    const now = this.clock.now();
    await this.store.write((tx) => sql(tx.manager)`UPDATE sessions SET ended_at = ${now} WHERE id = ${sessionId}`);
  }

  /** @returns false when it is not one of the person's own, or over already */
  async endOwn(actor: Actor, sessionId: string): Promise<boolean> {
    const own = { id: sessionId, personId: actor.personId, endedAt: IsNull() };
    const { affected } = await this.store.write((tx) => tx.manager.update(Session, own, { endedAt: this.clock.now() }));
    return affected === 1;
  }

  /** The browsers in which somebody is signed in, the latest first. */
  async listOf(actor: Actor): Promise<OwnSessionView[]> {
    const now = this.clock.now();
    const idleSince = new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE);
    const rows = await this.store.read((manager) =>
      manager.find(Session, {
        where: {
          personId: actor.personId,
          endedAt: IsNull(),
          expiresAt: MoreThan(now),
          lastSeenAt: MoreThan(idleSince),
        },
        order: { lastSeenAt: 'DESC', id: 'DESC' },
      }),
    );
    return rows.map((row) => ({
      id: row.id,
      current: row.id === actor.sessionId,
      startedAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      userAgent: row.userAgent,
    }));
  }

  private rowsOf(token: string): Promise<SessionRow[]> {
    return this.store.read(
      (manager) =>
        sql(manager)<SessionRow>`
        SELECT s.id AS session_id, s.person_id, p.name, p.email, s.last_seen_at, s.expires_at,
               a.role, a.scope_kind, a.scope_id
          FROM sessions s JOIN people p ON p.id = s.person_id
          LEFT JOIN role_assignments a ON a.person_id = p.id AND a.ended_at IS NULL
         WHERE s.token_hash = ${hashOf(token)} AND s.ended_at IS NULL AND p.left_at IS NULL`,
    );
  }

  private isOver(row: SessionRow): boolean {
    const now = this.clock.now().getTime();
    const idleUntil = instantFrom(row.last_seen_at).getTime() + this.config.sessionIdleMinutes * MINUTE;
    return now >= instantFrom(row.expires_at).getTime() || now >= idleUntil;
  }

  private async noteSeen(row: SessionRow): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - instantFrom(row.last_seen_at).getTime() < SEEN_EVERY) return;
    await this.store.write(
      (tx) => sql(tx.manager)`UPDATE sessions SET last_seen_at = ${now} WHERE id = ${row.session_id}`,
    );
  }
}
