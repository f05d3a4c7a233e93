import { Injectable } from '@nestjs/common';
import type { AskForPasswordReset, ResetPassword } from '#shared/contracts/accounts.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Store } from '../../database/store.js';
import { AttemptsService } from './attempts.service.js';
import { PasswordResetAsked } from './events/account-events.js';
import { NewPasswords } from './new-passwords.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleRepository } from './people.repository.js';
import { SessionsService } from './sessions.service.js';
import type { Visitor } from './visitor.js';

/** A new password for somebody who cannot sign in. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly store: Store,
    private readonly events: DomainEvents,
    private readonly attempts: AttemptsService,
    private readonly links: OneTimeLinksRepository,
    private readonly people: PeopleRepository,
    private readonly queries: PeopleQueries,
    private readonly newPasswords: NewPasswords,
    private readonly sessions: SessionsService,
  ) {}

  /** Does the same work, and answers the same, whether we know the address or not: the mail is made ready later. */
  async ask({ email }: AskForPasswordReset, visitor: Visitor): Promise<void> {
    await this.attempts.begin('reset', email, visitor.address);
    await this.store.write((tx) => this.events.publish(tx, new PasswordResetAsked(email)));
  }

  /**
   * Sets the new password and signs out every browser; the one that sent it is signed in afresh.
   * @returns the token for the session cookie
   */
  async complete({ token, password }: ResetPassword, visitor: Visitor): Promise<string> {
    const { link, person } = await this.opened(token);
    const grants = await this.store.read((manager) => this.queries.grantsOf(manager, person.id));
    const passwordHash = await this.newPasswords.hash(password, { email: person.email, name: person.name, grants });
    return this.store.write(async (tx) => {
      if (!(await this.links.use(tx, link.id))) throw new RefusedError('link/dead');
      await this.people.setPassword(tx, person.id, passwordHash);
      await this.people.endSessions(tx, person.id);
      await this.links.revokeResets(tx, person.id);
      return this.sessions.begin(tx, person.id, visitor.userAgent);
    });
  }

  private opened(token: string) {
    return this.store.read(async (manager) => {
      const link = await this.links.opened(manager, token);
      const person =
        link?.kind === 'password_reset' && link.personId ? await this.people.find(manager, link.personId) : null;
      if (!link || !person || person.leftAt) throw new RefusedError('link/dead');
      return { link, person };
    });
  }
}
