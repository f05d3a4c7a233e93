import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { InvitationPlaceList, InvitationView } from '#shared/contracts/people.contract.js';
import type { Grant, ScopeKind } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { isoFrom } from '../../database/dialect.js';
import { Store } from '../../database/store.js';
import { mayGive, rolesToGive, type Place } from './domain/role-giving.js';
import { InvitationsQueries, type OpenInvitation } from './invitations.queries.js';
import { managedRoles } from './managed-roles.js';
import { PeopleQueries } from './people.queries.js';
import { PlacesQueries } from './places.queries.js';
import { ScopeNames } from './scope-names.queries.js';

/** What inviting needs to read: open invitations as they are shown, and the places on offer. */
@Injectable()
export class InvitationLookups {
  constructor(
    private readonly store: Store,
    private readonly queries: InvitationsQueries,
    private readonly people: PeopleQueries,
    private readonly places: PlacesQueries,
    private readonly scopeNames: ScopeNames,
  ) {}

  place(manager: EntityManager, kind: ScopeKind, id: string | null): Promise<Place | null> {
    return this.places.find(manager, kind, id);
  }

  /** Whether whoever sent it could still send it: roles end, and partnerships too. */
  async stillPossible(manager: EntityManager, senderId: string | null, grant: Grant): Promise<boolean> {
    const senders = senderId === null ? [] : await this.people.grantsOf(manager, senderId);
    const place = await this.place(manager, grant.scopeKind, grant.scopeId);
    return place !== null && mayGive(senders, grant.role, place);
  }

  /** The open invitations to roles that somebody may give, newest first. */
  async openFor(actor: Actor): Promise<InvitationView[]> {
    const managed = managedRoles(actor.grants, this.places.today());
    return this.views(await this.store.read((manager) => this.queries.open(manager, managed)));
  }

  isOpenFor(manager: EntityManager, actor: Actor, invitationId: string): Promise<boolean> {
    return this.queries.isOpen(manager, managedRoles(actor.grants, this.places.today()), invitationId);
  }

  async view(invitationId: string): Promise<InvitationView> {
    const found = await this.store.read((manager) => this.queries.one(manager, invitationId));
    const [view] = await this.views(found ? [found] : []);
    if (!view) throw new RefusedError('invitation/not-found');
    return view;
  }

  async placesFor(actor: Actor, search: string): Promise<Omit<InvitationPlaceList, 'delivery'>> {
    const everywhere: Place = { kind: 'installation' };
    const { items, more } = await this.store.read((manager) => this.places.managed(manager, actor.grants, search));
    const named = search === '' ? [{ place: everywhere, name: 'The whole installation' }, ...items] : items;
    const offers = named.map(({ place, name }) => ({
      scopeKind: place.kind,
      scopeId: place.kind === 'installation' ? null : place.id,
      name,
      roles: rolesToGive(actor.grants, place),
    }));
    return { items: offers.filter((offer) => offer.roles.length > 0), more };
  }

  private async views(invitations: readonly OpenInvitation[]): Promise<InvitationView[]> {
    const names = await this.scopeNames.of(invitations);
    return invitations.map(({ id, email, name, role, scopeKind, scopeId, invitedBy, invitedAt, expiresAt }) => ({
      id,
      email,
      name,
      assignment: { role, scopeKind, scopeId, scopeName: names.get(scopeId ?? '') ?? null },
      invitedBy,
      invitedAt: isoFrom(invitedAt),
      expiresAt: isoFrom(expiresAt),
    }));
  }
}
