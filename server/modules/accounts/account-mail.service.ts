import { Inject, Injectable } from '@nestjs/common';
import { linkPages } from '#shared/contracts/accounts.contract.js';
import type { Role } from '#shared/contracts/vocabulary.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Store } from '../../database/store.js';
import { LINK_LASTS_MS } from './domain/link-limits.js';
import { InvitationsQueries } from './invitations.queries.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { PeopleRepository } from './people.repository.js';
import { ScopeNames } from './scope-names.queries.js';

export interface InvitationMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly inviter: string;
  readonly role: Role;
  readonly placeName: string | null;
  readonly link: string;
  readonly expiresAt: Date;
}

export interface PasswordResetMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly link: string;
}

/**
 * What the mails of this module say. Asked when a mail leaves, not when it is written down: only then is its token
 * made, so that no secret waits in the outbox. A mail that is tried again carries a new token, and both are good.
 */
@Injectable()
export class AccountMailService {
  constructor(
    private readonly store: Store,
    private readonly links: OneTimeLinksRepository,
    private readonly people: PeopleRepository,
    private readonly invitations: InvitationsQueries,
    private readonly scopeNames: ScopeNames,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns null when the invitation is not open any more */
  async invitation(linkId: string): Promise<InvitationMail | null> {
    const found = await this.store.read((manager) => this.invitations.one(manager, linkId));
    if (!found) return null;
    const names = await this.scopeNames.of([found]);
    const token = await this.store.write((tx) => this.links.addToken(tx, linkId, 'mailed'));
    return {
      to: { name: found.name, address: found.email },
      inviter: found.invitedBy,
      role: found.role,
      placeName: names.get(found.scopeId ?? '') ?? null,
      link: `${this.config.publicUrl}${linkPages.invitation}#${token}`,
      expiresAt: new Date(found.expiresAt),
    };
  }

  /** @returns null when nobody with an account has this address */
  async passwordReset(email: string): Promise<PasswordResetMail | null> {
    const person = await this.store.read((manager) => this.people.findByEmail(manager, email));
    if (!person || person.leftAt) return null;
    const token = await this.store.write(async (tx) => {
      const link = await this.links.create(tx, {
        kind: 'password_reset',
        lastsMs: LINK_LASTS_MS.passwordReset,
        personId: person.id,
      });
      return this.links.addToken(tx, link.id, 'mailed');
    });
    return {
      to: { name: person.name, address: person.email },
      link: `${this.config.publicUrl}${linkPages.passwordReset}#${token}`,
    };
  }
}
