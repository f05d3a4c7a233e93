import { Injectable } from '@nestjs/common';
import type { ChangePassword, OwnSessionList, Rename } from '#shared/contracts/accounts.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { InvalidInputError, RefusedError } from '../../common/errors/refused.error.js';
import { Store } from '../../database/store.js';
import { AttemptsService } from './attempts.service.js';
import { NewPasswords } from './new-passwords.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { PeopleRepository } from './people.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import type { Visitor } from './visitor.js';

/** What people change about their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly store: Store,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
    private readonly attempts: AttemptsService,
    private readonly links: OneTimeLinksRepository,
    private readonly newPasswords: NewPasswords,
  ) {}

  async rename(actor: Actor, { name }: Rename): Promise<void> {
    await this.store.write((tx) => this.people.rename(tx, actor, name));
  }

  /** Needs the current password, within the limits on wrong ones; signs out every other browser. */
  async changePassword(
    actor: Actor,
    { currentPassword, newPassword }: ChangePassword,
    visitor: Visitor,
  ): Promise<void> {
    const { attemptId } = await this.signIns.proveOr(actor.email, currentPassword, visitor, () => {
      throw new InvalidInputError([{ path: 'currentPassword', message: 'This is not your current password' }]);
    });
    const passwordHash = await this.newPasswords.hash(newPassword, actor, 'newPassword');
    await this.store.write(async (tx) => {
      await this.attempts.succeeded(tx, attemptId);
      await this.people.setPassword(tx, actor.personId, passwordHash);
      await this.people.endSessions(tx, actor.personId, actor.sessionId);
      await this.links.revokeResets(tx, actor.personId);
    });
  }

  async listSessions(actor: Actor): Promise<OwnSessionList> {
    return { items: await this.sessions.listOf(actor) };
  }

  async endSession(actor: Actor, sessionId: string): Promise<void> {
    if (!(await this.sessions.endOwn(actor, sessionId))) throw new RefusedError('session/not-found');
  }

  async endAllSessions(actor: Actor): Promise<void> {
    await this.store.write((tx) => this.people.endSessions(tx, actor.personId));
  }
}
