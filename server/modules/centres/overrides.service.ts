import { Injectable } from '@nestjs/common';
import {
  OVERRIDE_HORIZON_DAYS,
  type OpeningOverrideView,
  type OverriddenView,
  type WriteOpeningOverride,
} from '#shared/contracts/opening-overrides.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { addDays } from '../../common/kernel/wall-time.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { CentreAccess } from './centre-access.js';
import { CENTRE_ZONE } from './centre-zone.js';
import { sessionsOutside } from './domain/opening-days.js';
import { OverridesQueries } from './overrides.queries.js';
import { isDayTaken, OverridesRepository } from './overrides.repository.js';

/** Days on which a centre is open at other times than every week, or closed. */
@Injectable()
export class OverridesService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly overrides: OverridesRepository,
    private readonly queries: OverridesQueries,
  ) {}

  /**
   * Visits of that day keep their place; the answer says how many now lie outside its hours.
   * @throws RefusedError centre/not-found, opening-override/day-taken, opening-override/in-the-past,
   *   opening-override/too-far-ahead
   */
  create(actor: Actor, centreId: string, input: WriteOpeningOverride): Promise<OverriddenView> {
    return this.onFreeDay(async (tx) => {
      await this.access.edit(tx.manager, actor, centreId);
      this.checkDay(input.day);
      const id = await this.overrides.insert(tx, centreId, input);
      return this.overridden(tx, centreId, id);
    });
  }

  /**
   * @throws RefusedError opening-override/not-found, opening-override/day-taken, opening-override/in-the-past,
   *   opening-override/too-far-ahead, resource/stale
   */
  edit(actor: Actor, overrideId: string, version: number, input: WriteOpeningOverride): Promise<OverriddenView> {
    return this.onFreeDay(async (tx) => {
      const centreId = await this.editable(tx, actor, overrideId);
      this.checkDay(input.day);
      await this.overrides.update(tx, overrideId, version, input);
      return this.overridden(tx, centreId, overrideId);
    });
  }

  /**
   * The weekly hours hold again on that day.
   * @returns what was removed
   * @throws RefusedError opening-override/not-found, resource/stale
   */
  remove(actor: Actor, overrideId: string, version: number): Promise<OpeningOverrideView> {
    return this.store.write(async (tx) => {
      await this.editable(tx, actor, overrideId);
      const removed = await this.queries.one(tx.manager, overrideId);
      await this.overrides.remove(tx, overrideId, version);
      return removed;
    });
  }

  private async editable(tx: Tx, actor: Actor, overrideId: string): Promise<string> {
    const centreId = await this.queries.centreOf(tx.manager, overrideId);
    if (centreId === null || !(await this.access.mayEdit(tx.manager, actor, centreId))) {
      throw new RefusedError('opening-override/not-found');
    }
    return centreId;
  }

  private checkDay(day: string): void {
    const today = this.access.today();
    if (day < today) throw new RefusedError('opening-override/in-the-past');
    if (day > addDays(today, OVERRIDE_HORIZON_DAYS)) throw new RefusedError('opening-override/too-far-ahead');
  }

  private async overridden(tx: Tx, centreId: string, overrideId: string): Promise<OverriddenView> {
    const override = await this.queries.one(tx.manager, overrideId);
    const sessions = await this.queries.sessionsOn(tx.manager, centreId, override.day);
    return { ...override, touchedVisits: sessionsOutside(sessions, override, CENTRE_ZONE) };
  }

  private async onFreeDay<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.store.write(work);
    } catch (error) {
      if (isDayTaken(error)) throw new RefusedError('opening-override/day-taken');
      throw error;
    }
  }
}
