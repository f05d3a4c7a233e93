import { Inject, Injectable } from '@nestjs/common';
import { linkPages } from '#shared/contracts/accounts.contract.js';
import type {
  InvitationDelivery,
  InvitationList,
  InvitationPlaceList,
  InvitationPlaceQuery,
  InviteSomebody,
  NewInvitationView,
} from '#shared/contracts/people.contract.js';
import type { Grant } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { CONFIG, type Config } from '../../config/config.js';
import { oneAtATime } from '../../database/locks.js';
import { Store } from '../../database/store.js';
import { INVITATIONS_AN_HOUR, LINK_LASTS_MS } from './domain/link-limits.js';
import { mayGive } from './domain/role-giving.js';
import { PersonInvited } from './events/account-events.js';
import { InvitationLookups } from './invitation-lookups.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { PeopleRepository } from './people.repository.js';

const HOUR = 3_600_000;

/** Joiners come by invitation from whoever may give them their role. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
    private readonly links: OneTimeLinksRepository,
    private readonly lookups: InvitationLookups,
    private readonly people: PeopleRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns the only view that holds the link; the mail that goes out carries another one */
  async invite(actor: Actor, { email, name, ...grant }: InviteSomebody): Promise<NewInvitationView> {
    const { link, token } = await this.store.write(async (tx) => {
      await this.checkMayGive(tx, actor, grant);
      await oneAtATime(tx.manager, `account ${email}`, `invitations by ${actor.personId}`);
      await this.checkLimit(tx, actor);
      await this.checkHasNotRole(tx, email, grant);
      await this.links.revokeInvitations(tx, email, grant);
      const details = { email, name, grant, createdBy: actor.personId };
      const created = await this.links.create(tx, {
        kind: 'invitation',
        lastsMs: LINK_LASTS_MS.invitation,
        ...details,
      });
      await this.events.publish(tx, new PersonInvited(created.id));
      return { link: created, token: await this.links.addToken(tx, created.id, 'shown') };
    });
    const view = await this.lookups.view(link.id);
    return { ...view, link: `${this.config.publicUrl}${linkPages.invitation}#${token}`, delivery: this.delivery() };
  }

  async listOpen(actor: Actor): Promise<InvitationList> {
    return { items: await this.lookups.openFor(actor) };
  }

  async places(actor: Actor, { search }: InvitationPlaceQuery): Promise<InvitationPlaceList> {
    return { ...(await this.lookups.placesFor(actor, search)), delivery: this.delivery() };
  }

  async revoke(actor: Actor, invitationId: string): Promise<void> {
    await this.store.write(async (tx) => {
      if (!(await this.lookups.isOpenFor(tx.manager, actor, invitationId))) {
        throw new RefusedError('invitation/not-found');
      }
      await this.links.revoke(tx, invitationId);
    });
  }

  /** Without a mail server mails end in a folder of the server, where nobody invited will ever look. */
  private delivery(): InvitationDelivery {
    return this.config.smtpUrl === null ? 'link' : 'mail';
  }

  private async checkMayGive(tx: Tx, actor: Actor, grant: Grant): Promise<void> {
    const place = await this.lookups.place(tx.manager, grant.scopeKind, grant.scopeId);
    if (!place || !mayGive(actor.grants, grant.role, place)) throw new RefusedError('invitation/not-possible');
  }

  private async checkLimit(tx: Tx, actor: Actor): Promise<void> {
    const since = new Date(this.clock.now().getTime() - HOUR);
    if ((await this.links.countInvitationsBy(tx, actor.personId, since)) >= INVITATIONS_AN_HOUR) {
      throw new RefusedError('invitation/too-many');
    }
  }

  /** Says only what the inviter sees in the list of people anyway. */
  private async checkHasNotRole(tx: Tx, email: string, grant: Grant): Promise<void> {
    const person = await this.people.findByEmail(tx.manager, email);
    if (person && !person.leftAt && (await this.people.hasRole(tx.manager, person.id, grant))) {
      throw new RefusedError('invitation/has-role');
    }
  }
}
