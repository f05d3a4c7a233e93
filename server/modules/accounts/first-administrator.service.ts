import { Inject, Injectable } from '@nestjs/common';
import { linkPages, type SetUpFirstAdministrator } from '#shared/contracts/accounts.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { CONFIG, type Config } from '../../config/config.js';
import { oneAtATime } from '../../database/locks.js';
import { Store } from '../../database/store.js';
import { LINK_LASTS_MS } from './domain/link-limits.js';
import { NewPasswords } from './new-passwords.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { PeopleRepository } from './people.repository.js';
import { SessionsService } from './sessions.service.js';
import type { Visitor } from './visitor.js';

const LOCK = 'first administrator';

/** The way into an installation where nobody has an account yet. */
@Injectable()
export class FirstAdministratorService {
  constructor(
    private readonly store: Store,
    private readonly links: OneTimeLinksRepository,
    private readonly people: PeopleRepository,
    private readonly newPasswords: NewPasswords,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns a link to print at start-up, in place of any before it; null once somebody has an account */
  async offerLink(): Promise<string | null> {
    return this.store.write(async (tx) => {
      await oneAtATime(tx.manager, LOCK);
      if (await this.people.anybody(tx.manager)) return null;
      await this.links.revokeSetUps(tx);
      const link = await this.links.create(tx, {
        kind: 'first_administrator',
        lastsMs: LINK_LASTS_MS.firstAdministrator,
      });
      return `${this.config.publicUrl}${linkPages.setUp}#${await this.links.addToken(tx, link.id, 'shown')}`;
    });
  }

  /** @returns the token for the session cookie */
  async complete({ token, name, email, password }: SetUpFirstAdministrator, visitor: Visitor): Promise<string> {
    const link = await this.store.read((manager) => this.links.opened(manager, token));
    if (link?.kind !== 'first_administrator') throw new RefusedError('link/dead');
    const passwordHash = await this.newPasswords.hash(password, { email, name, grants: [] });
    return this.store.write(async (tx) => {
      await oneAtATime(tx.manager, LOCK);
      const used = !(await this.people.anybody(tx.manager)) && (await this.links.use(tx, link.id));
      if (!used) throw new RefusedError('link/dead');
      const personId = await this.people.add(tx, { email, name, passwordHash });
      const grant = { role: 'system_administrator', scopeKind: 'installation', scopeId: null } as const;
      await this.people.giveRole(tx, personId, grant);
      return this.sessions.begin(tx, personId, visitor.userAgent);
    });
  }
}
