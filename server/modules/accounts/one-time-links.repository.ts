import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Grant, OneTimeLinkKind } from '#shared/contracts/vocabulary.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { sql, type SqlPart } from '../../database/dialect.js';
import { LinkToken } from './entities/link-token.entity.js';
import { OneTimeLink } from './entities/one-time-link.entity.js';
import { hashOf, newToken } from './tokens.js';

interface NewLink {
  readonly kind: OneTimeLinkKind;
  readonly lastsMs: number;
  readonly email?: string;
  readonly name?: string;
  readonly personId?: string;
  readonly grant?: Grant;
  readonly createdBy?: string;
}

/** Links that are good once. Who holds a token may use the link; only hashes of tokens are stored. */
@Injectable()
export class OneTimeLinksRepository {
  constructor(private readonly clock: Clock) {}

  async create(tx: Tx, { lastsMs, grant, ...link }: NewLink): Promise<OneTimeLink> {
    const createdAt = this.clock.now();
    const row: OneTimeLink = {
      email: null,
      name: null,
      personId: null,
      createdBy: null,
      ...link,
      id: newId(),
      role: grant?.role ?? null,
      scopeKind: grant?.scopeKind ?? null,
      scopeId: grant?.scopeId ?? null,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + lastsMs),
      usedAt: null,
      revokedAt: null,
    };
    await tx.manager.insert(OneTimeLink, row);
    return row;
  }

  /** @returns one more token that opens the link, to be shown here and now or to leave in a mail; it is not kept */
  async addToken(tx: Tx, linkId: string, goes: 'shown' | 'mailed'): Promise<string> {
    const token = newToken();
    await tx.manager.insert(LinkToken, { tokenHash: hashOf(token), linkId, mailed: goes === 'mailed' });
    return token;
  }

  /** @returns null when there is no such link, or it has been used, revoked, or is too old */
  async opened(manager: EntityManager, token: string): Promise<OneTimeLink | null> {
    const known = await manager.findOneBy(LinkToken, { tokenHash: hashOf(token) });
    return known && this.open(manager, known.linkId);
  }

  /** Whether whoever has the token has it from a mail, and so reads the mailbox. */
  async provesMailbox(manager: EntityManager, token: string): Promise<boolean> {
    return manager.existsBy(LinkToken, { tokenHash: hashOf(token), mailed: true });
  }

  async open(manager: EntityManager, linkId: string): Promise<OneTimeLink | null> {
    const link = await manager.findOneBy(OneTimeLink, { id: linkId, usedAt: IsNull(), revokedAt: IsNull() });
    return link && link.expiresAt > this.clock.now() ? link : null;
  }

  /** @returns false when somebody was faster; nothing may be done with the link then */
  async use(tx: Tx, linkId: string): Promise<boolean> {
    const open = { id: linkId, usedAt: IsNull(), revokedAt: IsNull() };
    const { affected } = await tx.manager.update(OneTimeLink, open, { usedAt: this.clock.now() });
    return affected === 1;
  }

  async revoke(tx: Tx, linkId: string): Promise<void> {
    await tx.manager.update(OneTimeLink, { id: linkId }, { revokedAt: this.clock.now() });
  }

  /** An invitation to the same role takes the place of the one before. */
  async revokeInvitations(tx: Tx, email: string, { role, scopeKind, scopeId }: Grant): Promise<void> {
    const open = { kind: 'invitation' as const, email, usedAt: IsNull(), revokedAt: IsNull() };
    const same = { role, scopeKind, scopeId: scopeId ?? IsNull() };
    await tx.manager.update(OneTimeLink, { ...open, ...same }, { revokedAt: this.clock.now() });
  }

  /** Those that somebody sent and, with what is left of their roles, could not send any more. */
  async revokeInvitationsBy(tx: Tx, personId: string, stillManaged: SqlPart): Promise<void> {
    await sql(tx.manager)`
      UPDATE one_time_links SET revoked_at = ${this.clock.now()}
       WHERE kind = 'invitation' AND created_by = ${personId} AND used_at IS NULL AND revoked_at IS NULL
         AND CASE WHEN ${stillManaged} THEN 0 ELSE 1 END = 1`;
  }

  async revokeResets(tx: Tx, personId: string): Promise<void> {
    const open = { kind: 'password_reset' as const, personId, usedAt: IsNull(), revokedAt: IsNull() };
    await tx.manager.update(OneTimeLink, open, { revokedAt: this.clock.now() });
  }

  async revokeSetUps(tx: Tx): Promise<void> {
    const open = { kind: 'first_administrator' as const, usedAt: IsNull(), revokedAt: IsNull() };
    await tx.manager.update(OneTimeLink, open, { revokedAt: this.clock.now() });
  }

  async countInvitationsBy(tx: Tx, personId: string, since: Date): Promise<number> {
    const [row] = await sql(tx.manager)<{ n: number | string }>`
      SELECT count(*) AS n FROM one_time_links WHERE created_by = ${personId} AND created_at > ${since}`;
    return Number(row?.n ?? 0);
  }
}
