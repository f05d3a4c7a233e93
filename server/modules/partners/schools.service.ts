import { Injectable } from '@nestjs/common';
import type { SchoolView } from '#shared/contracts/partners.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Store } from '../../database/store.js';
import { covers, PartnersPolicy } from './partners.policy.js';
import { SchoolQueries } from './school.queries.js';
import { Today } from './today.js';

@Injectable()
export class SchoolsService {
  constructor(
    private readonly store: Store,
    private readonly policy: PartnersPolicy,
    private readonly schools: SchoolQueries,
    private readonly today: Today,
  ) {}

  /** For the authority, its centres and the school itself; a neighbour's staff know no more than its name. */
  view(actor: Actor, schoolId: string): Promise<SchoolView> {
    return this.store.read(async (manager) => {
      const reach = await this.policy.reach(manager, actor, 'schools.read');
      const partner = await this.schools.find(manager, schoolId);
      if (!partner || !covers(reach, partner)) throw new RefusedError('partner/not-found');
      return this.schools.view(manager, partner, this.today.date());
    });
  }
}
