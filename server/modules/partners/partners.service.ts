import { Injectable } from '@nestjs/common';
import type { ListPartners, PartnerList } from '#shared/contracts/partners.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { InvalidInputError } from '../../common/errors/refused.error.js';
import { Store } from '../../database/store.js';
import { PartnersPolicy } from './partners.policy.js';
import { PartnersQueries } from './partners.queries.js';
import { Today } from './today.js';

/** The list of schools and groups. */
@Injectable()
export class PartnersService {
  constructor(
    private readonly store: Store,
    private readonly policy: PartnersPolicy,
    private readonly queries: PartnersQueries,
    private readonly today: Today,
  ) {}

  list(actor: Actor, search: ListPartners): Promise<PartnerList> {
    if (search.cursor !== undefined && !isId(search.cursor)) {
      throw new InvalidInputError([{ path: 'cursor', message: 'Use the cursor of the page before' }]);
    }
    return this.store.read(async (manager) => {
      if (search.centreId !== undefined) await this.policy.centre(manager, actor, search.centreId);
      const reach = await this.policy.reach(manager, actor, 'schools.read');
      return this.queries.list(manager, { ...search, reach, today: this.today.date() });
    });
  }
}

function isId(cursor: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(cursor);
}
