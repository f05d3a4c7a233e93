import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EditPolicy, PolicyOverrideList, PolicyView } from '#shared/contracts/policies.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { InvalidInputError, RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';
import { maySeePolicy, maySetPolicy, seesWho } from './policies.policy.js';
import { PoliciesRepository } from './policies.repository.js';

/** The rules of a centre, and what was set aside of them. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly store: Store,
    private readonly policies: PoliciesRepository,
    private readonly centres: CentresQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found */
  of(actor: Actor, centreId: string): Promise<PolicyView> {
    return this.store.read((manager) => this.view(manager, actor, centreId));
  }

  /** @throws RefusedError centre/not-found, resource/stale */
  edit(actor: Actor, centreId: string, version: number, terms: EditPolicy): Promise<PolicyView> {
    if (terms.noticeDays > terms.horizonDays) {
      const message = 'Enter a notice that is no longer than requests are taken ahead';
      throw new InvalidInputError([{ path: 'noticeDays', message }]);
    }
    return this.store.write(async (tx) => {
      await this.policies.hold(tx, centreId);
      const current = await this.view(tx.manager, actor, centreId);
      if (!current.mayEdit) throw new RefusedError('centre/not-found');
      if (current.version !== version) throw new RefusedError('resource/stale');
      const change = { centreId, changedBy: actor.personId, changedAt: this.clock.now() };
      await this.policies.save(tx, { ...terms, ...change, version: version + 1 });
      return this.view(tx.manager, actor, centreId);
    });
  }

  /** @throws RefusedError centre/not-found */
  overrides(actor: Actor, centreId: string): Promise<PolicyOverrideList> {
    return this.store.read(async (manager) => {
      const { id, name } = await this.visible(manager, actor, centreId);
      return { centre: { id, name }, items: await this.policies.overrides(manager, id, seesWho(actor, id)) };
    });
  }

  private async view(manager: EntityManager, actor: Actor, centreId: string): Promise<PolicyView> {
    const { id, name } = await this.visible(manager, actor, centreId);
    const policy = await this.policies.of(manager, centreId);
    return { centre: { id, name }, ...policy, mayEdit: maySetPolicy(actor, centreId) };
  }

  private async visible(manager: EntityManager, actor: Actor, centreId: string): Promise<CentreFacts> {
    const centre = await this.centres.centreFacts(manager, centreId);
    if (!centre || !maySeePolicy(actor, centre)) throw new RefusedError('centre/not-found');
    return centre;
  }
}
