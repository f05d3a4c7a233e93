import { Injectable } from '@nestjs/common';
import type { AcceptInvitation } from '#shared/contracts/accounts.contract.js';
import type { Grant } from '#shared/contracts/vocabulary.js';
import { InvalidInputError, RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { oneAtATime } from '../../database/locks.js';
import { Store } from '../../database/store.js';
import { AttemptsService } from './attempts.service.js';
import type { OneTimeLink } from './entities/one-time-link.entity.js';
import type { Person } from './entities/person.entity.js';
import { InvitationLookups } from './invitation-lookups.js';
import { NewPasswords } from './new-passwords.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { passwordFits } from './passwords.js';
import { PeopleRepository } from './people.repository.js';
import { SessionsService } from './sessions.service.js';
import type { Visitor } from './visitor.js';

interface Invitation {
  readonly link: OneTimeLink;
  readonly email: string;
  readonly grant: Grant;
  /** Whose address it is; null for somebody new. */
  readonly person: Person | null;
  /** The link came out of a mail, so its holder reads the mailbox of the address. */
  readonly fromMailbox: boolean;
}

const NOT_THIS_PASSWORD =
  'Enter the password of your account with this address. If you have forgotten it, ask for a new one on the sign-in page, or open the link in the mail that we sent you';

/** How an invitation becomes an account, or one more role of an account. */
@Injectable()
export class AcceptInvitationService {
  constructor(
    private readonly store: Store,
    private readonly links: OneTimeLinksRepository,
    private readonly lookups: InvitationLookups,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionsService,
    private readonly attempts: AttemptsService,
    private readonly newPasswords: NewPasswords,
  ) {}

  /**
   * One way for everybody: the inviter has a link, too, and learns from it neither whether the address has an account
   * nor how to get into it. An account keeps its name and password, whatever is sent; only somebody who had left, and
   * opens the link from their mailbox, chooses anew.
   * @returns the token for the session cookie
   */
  async accept({ token, name, password }: AcceptInvitation, visitor: Visitor): Promise<string> {
    const invitation = await this.opened(token);
    const { email, grant, person } = invitation;
    const attemptId = await this.attempts.begin('password', email, visitor.address);
    if (await passwordFits(password, person?.passwordHash ?? null)) {
      return this.enter(invitation, attemptId, visitor, (tx) => this.joinAs(tx, invitation));
    }
    const passwordHash = await this.newPasswords.hash(password, { email, name, grants: [grant] });
    if (!mayChoose(invitation)) throw new InvalidInputError([{ path: 'password', message: NOT_THIS_PASSWORD }]);
    return this.enter(invitation, attemptId, visitor, (tx) => this.begin(tx, invitation, { name, passwordHash }));
  }

  private opened(token: string): Promise<Invitation> {
    return this.store.read(async (manager) => {
      const link = await this.links.opened(manager, token);
      if (link?.kind !== 'invitation' || !link.email || !link.role || !link.scopeKind) {
        throw new RefusedError('link/dead');
      }
      const { email, role, scopeKind, scopeId } = link;
      const person = await this.people.findByEmail(manager, email);
      const fromMailbox = await this.links.provesMailbox(manager, token);
      return { link, email, grant: { role, scopeKind, scopeId }, person, fromMailbox };
    });
  }

  /** @throws RefusedError link/dead when it was used, or whoever sent it could not send it any more */
  private enter(
    { link, email, grant }: Invitation,
    attemptId: string,
    visitor: Visitor,
    become: (tx: Tx) => Promise<string>,
  ): Promise<string> {
    return this.store.write(async (tx) => {
      await oneAtATime(tx.manager, `account ${email}`);
      if (!(await this.links.use(tx, link.id))) throw new RefusedError('link/dead');
      if (!(await this.lookups.stillPossible(tx.manager, link.createdBy, grant))) throw new RefusedError('link/dead');
      const personId = await become(tx);
      await this.people.giveRole(tx, personId, grant);
      await this.attempts.succeeded(tx, attemptId);
      return this.sessions.begin(tx, personId, visitor.userAgent);
    });
  }

  /** @throws RefusedError invitation/account-changed when the account is not as it was when the password fitted */
  private async joinAs(tx: Tx, { email, person }: Invitation): Promise<string> {
    const now = await this.people.findByEmail(tx.manager, email);
    if (!now || !isAsBefore(now, person)) throw new RefusedError('invitation/account-changed');
    if (now.leftAt) await this.people.comeBack(tx, now);
    return now.id;
  }

  /** @throws RefusedError invitation/account-changed when somebody was faster with the same address */
  private async begin(
    tx: Tx,
    { email, person }: Invitation,
    fresh: { name: string; passwordHash: string },
  ): Promise<string> {
    const now = await this.people.findByEmail(tx.manager, email);
    if (!isAsBefore(now, person)) throw new RefusedError('invitation/account-changed');
    if (!now) return this.people.add(tx, { email, ...fresh });
    await this.people.comeBack(tx, now, fresh);
    return now.id;
  }
}

const mayChoose = ({ person, fromMailbox }: Invitation): boolean =>
  person === null || (fromMailbox && (person.leftAt !== null || person.passwordHash === null));

const standing = (person: Person | null): string =>
  JSON.stringify([person?.id, person?.passwordHash, person?.leftAt?.getTime()]);

const isAsBefore = (now: Person | null, before: Person | null): boolean => standing(now) === standing(before);
