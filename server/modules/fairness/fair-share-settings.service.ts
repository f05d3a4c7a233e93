import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EditFairShareSettings, FairShareSettingsView } from '#shared/contracts/fairness.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { FairShareSettingsRepository } from './fair-share-settings.repository.js';
import { maySetShares } from './fairness.policy.js';
import { FairnessQueries } from './fairness.queries.js';

/** More changes than anybody makes; older ones stay in the database. */
const MOST_CHANGES = 50;

/** By which rules an authority shares out the hours of its centres. */
@Injectable()
export class FairShareSettingsService {
  constructor(
    private readonly store: Store,
    private readonly settings: FairShareSettingsRepository,
    private readonly queries: FairnessQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError authority/not-found */
  of(actor: Actor, authorityId: string): Promise<FairShareSettingsView> {
    return this.store.read((manager) => this.view(manager, actor, authorityId));
  }

  /** @throws RefusedError authority/not-found, resource/stale */
  edit(
    actor: Actor,
    authorityId: string,
    version: number,
    terms: EditFairShareSettings,
  ): Promise<FairShareSettingsView> {
    return this.store.write(async (tx) => {
      await this.settings.hold(tx, authorityId);
      const current = await this.view(tx.manager, actor, authorityId);
      if (current.version !== version) throw new RefusedError('resource/stale');
      const change = { authorityId, changedBy: actor.personId, changedAt: this.clock.now() };
      await this.settings.append(tx, { ...terms, ...change, version: version + 1 });
      return this.view(tx.manager, actor, authorityId);
    });
  }

  private async view(manager: EntityManager, actor: Actor, authorityId: string): Promise<FairShareSettingsView> {
    const authority = await this.queries.authority(manager, authorityId);
    if (!authority || !maySetShares(actor, authorityId)) throw new RefusedError('authority/not-found');
    const current = await this.settings.current(manager, authorityId);
    return { authority, ...current, changes: await this.settings.changes(manager, authorityId, MOST_CHANGES) };
  }
}
