import { Injectable } from '@nestjs/common';
import type { AssignmentView, OpenedLinkView } from '#shared/contracts/accounts.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Store } from '../../database/store.js';
import type { OneTimeLink } from './entities/one-time-link.entity.js';
import type { Person } from './entities/person.entity.js';
import { OneTimeLinksRepository } from './one-time-links.repository.js';
import { PeopleRepository } from './people.repository.js';
import { ScopeNames } from './scope-names.queries.js';

/** What somebody sees who opens a one-time link. Looking does not use it up. */
@Injectable()
export class OpenLinkService {
  constructor(
    private readonly store: Store,
    private readonly links: OneTimeLinksRepository,
    private readonly people: PeopleRepository,
    private readonly scopeNames: ScopeNames,
  ) {}

  async open(token: string): Promise<OpenedLinkView> {
    const link = await this.store.read((manager) => this.links.opened(manager, token));
    if (!link) throw new RefusedError('link/dead');
    const person = await this.personOf(link);
    return {
      kind: link.kind,
      ...whoIsMeant(link, person),
      assignment: await this.assignmentOf(link),
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  private async assignmentOf({ role, scopeKind, scopeId }: OneTimeLink): Promise<AssignmentView | null> {
    if (!role || !scopeKind) return null;
    const grant = { role, scopeKind, scopeId };
    const names = await this.scopeNames.of([grant]);
    return { ...grant, scopeName: names.get(scopeId ?? '') ?? null };
  }

  private personOf({ personId, email }: OneTimeLink): Promise<Person | null> {
    return this.store.read(async (manager) => {
      if (personId) return this.people.find(manager, personId);
      return email ? this.people.findByEmail(manager, email) : null;
    });
  }
}

/** An invitation says whom it is for; a reset is for a person; the first set-up is for nobody yet. */
function whoIsMeant(link: OneTimeLink, person: Person | null): { email: string | null; name: string | null } {
  return { email: link.email ?? person?.email ?? null, name: link.name ?? person?.name ?? null };
}
