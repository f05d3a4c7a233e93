import { Injectable } from '@nestjs/common';
import type { CentreList, CentreView, CreateCentre, EditCentre } from '#shared/contracts/centres.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { CentreAccess } from './centre-access.js';
import { CentreViews } from './centre-views.queries.js';
import { CentresRepository } from './centres.repository.js';
import { canHost, placeAt } from './domain/host-school.js';

@Injectable()
export class CentresService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly centres: CentresRepository,
    private readonly views: CentreViews,
  ) {}

  async list(actor: Actor): Promise<CentreList> {
    return { items: await this.store.read((manager) => this.views.list(manager, actor)) };
  }

  /** @throws RefusedError centre/not-found */
  one(actor: Actor, centreId: string): Promise<CentreView> {
    return this.store.read((manager) => this.views.one(manager, actor, centreId));
  }

  /**
   * @throws RefusedError centre/host-not-suitable,
   *   partner/not-found also for a school of an authority in which the actor may not create centres
   */
  create(actor: Actor, input: CreateCentre): Promise<CentreView> {
    return this.store.write(async (tx) => {
      const host = await this.centres.hosts.candidate(tx.manager, input.hostSchoolId);
      if (!host || !this.access.mayCreateIn(actor, host.authorityId)) throw new RefusedError('partner/not-found');
      if (!canHost(host)) throw new RefusedError('centre/host-not-suitable');
      const { hostSchoolId, openingHours, ...given } = input;
      const details = { ...given, ...placeAt(given, host) };
      const { authorityId } = host;
      const id = await this.centres.insert(tx, { authorityId, hostSchoolId, openingHours, details });
      return this.views.one(tx.manager, actor, id);
    });
  }

  /**
   * Visits outside new opening hours keep their place; only new ones are bound by them.
   * @throws RefusedError centre/not-found, resource/stale, partner/not-found, centre/host-not-suitable
   */
  edit(actor: Actor, centreId: string, version: number, input: EditCentre): Promise<CentreView> {
    const { hostSchoolId, openingHours, ...details } = input;
    return this.store.write(async (tx) => {
      const centre = await this.access.edit(tx.manager, actor, centreId);
      await this.centres.update(tx, centreId, version, details);
      await this.centres.replaceOpeningHours(tx, centreId, openingHours);
      await this.moveTo(tx, centre, hostSchoolId);
      return this.views.one(tx.manager, actor, centreId);
    });
  }

  private async moveTo(tx: Tx, centre: { id: string; authorityId: string }, schoolId: string): Promise<void> {
    const { hosts } = this.centres;
    if ((await hosts.current(tx.manager, centre.id)) === schoolId) return;
    const school = await hosts.candidate(tx.manager, schoolId);
    if (school?.authorityId !== centre.authorityId) throw new RefusedError('partner/not-found');
    if (!canHost(school)) throw new RefusedError('centre/host-not-suitable');
    await hosts.begin(tx, centre.id, schoolId);
  }
}
