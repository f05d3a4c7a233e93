import { Injectable } from '@nestjs/common';
import type { PersonPage, PersonQuery } from '#shared/contracts/people.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { oneAtATime } from '../../database/locks.js';
import { Store } from '../../database/store.js';
import { PersonLeft } from './events/account-events.js';
import { managedRoles } from './managed-roles.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleRepository } from './people.repository.js';
import { PlacesQueries } from './places.queries.js';
import { ScopeNames } from './scope-names.queries.js';

/** Whom somebody looks after: who may be seen, and marked as left, is whoever holds a role that they could give. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly store: Store,
    private readonly events: DomainEvents,
    private readonly queries: PeopleQueries,
    private readonly people: PeopleRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly places: PlacesQueries,
    private readonly scopeNames: ScopeNames,
  ) {}

  async list(actor: Actor, query: PersonQuery): Promise<PersonPage> {
    const managed = managedRoles(actor.grants, this.places.today());
    const found = await this.store.read((manager) => this.queries.page(manager, managed, query));
    const page = found.slice(0, query.limit);
    const ids = page.map((person) => person.id);
    const roles = await this.store.read((manager) => this.queries.roles(manager, managed, ids));
    const names = await this.scopeNames.of(roles);
    const items = page.map((person) => ({
      id: person.id,
      name: person.name,
      email: person.email,
      assignments: roles
        .filter((held) => held.personId === person.id)
        .map(({ role, scopeKind, scopeId }) => ({
          role,
          scopeKind,
          scopeId,
          scopeName: names.get(scopeId ?? '') ?? null,
        })),
      availableActions: person.id === actor.personId ? [] : ['markAsLeft' as const],
    }));
    return { items, nextCursor: found.length > query.limit ? (ids.at(-1) ?? null) : null };
  }

  /**
   * Ends the roles of a leaver that the person asking looks after, and withdraws the invitations that only those roles
   * allowed them to send. With the last role goes the account: every browser is signed out with its next request, and
   * calendar addresses are dead for good. What they did, and their school's visits, stay.
   */
  async markAsLeft(actor: Actor, personId: string): Promise<void> {
    if (personId === actor.personId) throw new RefusedError('person/not-yourself');
    await this.store.write(async (tx) => {
      const person = await this.people.find(tx.manager, personId);
      // One departure at a time, so that two administrators cannot send each other away.
      await oneAtATime(tx.manager, 'departures', `account ${person?.email ?? ''}`);
      const grants = await this.queries.grantsOf(tx.manager, actor.personId);
      const managed = managedRoles(grants, this.places.today());
      const ending = await this.queries.roles(tx.manager, managed, [personId]);
      if (ending.length === 0) throw new RefusedError('person/not-found');
      await this.people.endRoles(
        tx,
        ending.map((held) => held.assignmentId),
      );
      const left = await this.queries.grantsOf(tx.manager, personId);
      await this.links.revokeInvitationsBy(tx, personId, managedRoles(left, this.places.today()));
      if (left.length > 0) return;
      await this.people.markAsLeft(tx, personId);
      await this.people.endSessions(tx, personId);
      await this.links.revokeResets(tx, personId);
      await this.events.publish(tx, new PersonLeft(personId));
    });
  }
}
