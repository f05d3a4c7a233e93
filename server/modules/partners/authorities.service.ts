import { Injectable } from '@nestjs/common';
import type { AddAuthority, AuthorityList, AuthorityView } from '#shared/contracts/partners.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import { sql } from '../../database/dialect.js';
import { oneAtATime } from '../../database/locks.js';
import { Store } from '../../database/store.js';
import { Authority } from './entities/authority.entity.js';
import { PartnersPolicy } from './partners.policy.js';

@Injectable()
export class AuthoritiesService {
  constructor(
    private readonly store: Store,
    private readonly policy: PartnersPolicy,
    private readonly clock: Clock,
  ) {}

  /** The authorities whose schools somebody may see. */
  list(actor: Actor): Promise<AuthorityList> {
    return this.store.read(async (manager) => {
      const { everywhere, authorityIds, namesIn } = await this.policy.reach(manager, actor, 'schools.read');
      const columns = await sql(
        manager,
      )<AuthorityView>`SELECT id, name, dfe_code AS "dfeCode" FROM authorities ORDER BY name, id`;
      const mine = new Set([...authorityIds, ...namesIn]);
      return { items: columns.filter(({ id }) => everywhere || mine.has(id)) };
    });
  }

  /** @throws RefusedError authority/already-there, also for the later of two at once */
  add({ name, dfeCode }: AddAuthority): Promise<AuthorityView> {
    return this.store.write(async (tx) => {
      await oneAtATime(tx.manager, `authority ${dfeCode ?? ''}`);
      const taken = dfeCode !== null && (await tx.manager.existsBy(Authority, { dfeCode }));
      if (taken) throw new RefusedError('authority/already-there');
      const id = newId();
      await tx.manager.insert(Authority, { id, name, dfeCode, createdAt: this.clock.now() });
      return { id, name, dfeCode };
    });
  }
}
