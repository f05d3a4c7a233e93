import { Injectable } from '@nestjs/common';
import type { Acceptance, AcceptInvitation, JoinWithAccount } from '#shared/contracts/accounts.contract.js';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { InvalidInputError, RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { oneAtATime } from '../../database/locks.js';
import { Store } from '../../database/store.js';
import { AttemptsService } from './attempts.service.js';
import type { OneTimeLink } from './entities/one-time-link.entity.js';
import { hasAccount } from './entities/person.entity.js';
import { NewPasswords } from './new-passwords.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { PeopleRepository } from './people.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import type { Visitor } from './visitor.js';

interface Invitation {
  readonly link: OneTimeLink;
  readonly email: string;
  readonly grant: Grant;
}

function asInvitation(link: OneTimeLink | null): Invitation {
  if (link?.kind !== 'invitation' || !link.email || !link.role || !link.scopeKind) throw new RefusedError('link/dead');
  const { role, scopeKind, scopeId } = link;
  return { link, email: link.email, grant: { role, scopeKind, scopeId } };
}

/** How an invitation becomes an account, or one more role of an account. */
@Injectable()
export class AcceptInvitationService {
  constructor(
    private readonly store: Store,
    private readonly links: OneTimeLinksRepository,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
    private readonly attempts: AttemptsService,
    private readonly newPasswords: NewPasswords,
  ) {}

  /** @returns the token for the session cookie */
  async accept(body: Acceptance, visitor: Visitor): Promise<string> {
    const invitation = asInvitation(await this.store.read((manager) => this.links.opened(manager, body.token)));
    return 'currentPassword' in body ? this.join(invitation, body, visitor) : this.begin(invitation, body, visitor);
  }

  /** One more role for somebody who has an account. Whoever merely holds the link does not get into it. */
  private async join(invitation: Invitation, { currentPassword }: JoinWithAccount, visitor: Visitor): Promise<string> {
    const { email, grant } = invitation;
    const proof = await this.signIns.proveOr(email, currentPassword, visitor, () => {
      throw new InvalidInputError([{ path: 'currentPassword', message: 'This is not the password of your account' }]);
    });
    return this.store.write(async (tx) => {
      await this.take(tx, invitation);
      await this.people.giveRole(tx, proof.personId, grant);
      await this.attempts.succeeded(tx, proof.attemptId);
      return this.sessions.begin(tx, proof.personId, visitor.userAgent);
    });
  }

  private async begin(invitation: Invitation, { name, password }: AcceptInvitation, visitor: Visitor): Promise<string> {
    const { email, grant } = invitation;
    const passwordHash = await this.newPasswords.hash(password, { email, name, grants: [grant] });
    return this.store.write(async (tx) => {
      await this.take(tx, invitation);
      if (hasAccount(await this.people.findByEmail(tx.manager, email))) {
        throw new RefusedError('invitation/account-changed');
      }
      const personId = await this.people.join(tx, { email, name, passwordHash });
      await this.people.giveRole(tx, personId, grant);
      return this.sessions.begin(tx, personId, visitor.userAgent);
    });
  }

  private async take(tx: Tx, { link, email }: Invitation): Promise<void> {
    await oneAtATime(tx.manager, `account ${email}`);
    if (!(await this.links.use(tx, link.id))) throw new RefusedError('link/dead');
  }
}
