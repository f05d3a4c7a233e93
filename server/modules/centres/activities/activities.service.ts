import { Injectable } from '@nestjs/common';
import type {
  EquipmentRow,
  StaffActivityList,
  StaffActivityView,
  WriteActivity,
} from '#shared/contracts/activities.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { CentresQueries } from '../centres.queries.js';
import { mayChange, stateAfter, type ActivityMove } from '../domain/activity-moves.js';
import { ActivitiesRepository, isTitleTaken } from './activities.repository.js';
import { ActivityAccess } from './activity-access.js';
import { StaffActivitiesQueries } from './staff-activities.queries.js';

/** What the staff of a centre do with its activities, but for their pictures. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly store: Store,
    private readonly access: ActivityAccess,
    private readonly activities: ActivitiesRepository,
    private readonly views: StaffActivitiesQueries,
    private readonly centres: CentresQueries,
  ) {}

  /** @throws RefusedError centre/not-found */
  list(actor: Actor, centreId: string): Promise<StaffActivityList> {
    return this.store.read(async (manager) => {
      await this.access.editIn(manager, actor, centreId);
      return this.views.ofCentre(manager, centreId);
    });
  }

  /** @throws RefusedError activity/not-found */
  one(actor: Actor, activityId: string): Promise<StaffActivityView> {
    return this.store.read(async (manager) => {
      await this.access.edit(manager, actor, activityId);
      return this.views.one(manager, activityId);
    });
  }

  /** @throws RefusedError centre/not-found, activity/title-taken, activity/equipment-unknown */
  create(actor: Actor, centreId: string, input: WriteActivity): Promise<StaffActivityView> {
    return this.titled(async (tx) => {
      await this.access.editIn(tx.manager, actor, centreId);
      await this.expectPools(tx, centreId, input.equipment);
      const id = await this.activities.insert(tx, centreId, input);
      return this.views.one(tx.manager, id);
    });
  }

  /**
   * A published activity changes for everybody at once. Visits asked for before keep what they asked for.
   * @throws RefusedError activity/not-found, activity/title-taken, activity/equipment-unknown, activity/wrong-state,
   *   resource/stale
   */
  edit(actor: Actor, activityId: string, version: number, input: WriteActivity): Promise<StaffActivityView> {
    return this.titled(async (tx) => {
      const activity = await this.access.edit(tx.manager, actor, activityId);
      if (!mayChange(activity.state)) throw new RefusedError('activity/wrong-state');
      await this.expectPools(tx, activity.centreId, input.equipment);
      await this.activities.update(tx, activity, version, input);
      return this.views.one(tx.manager, activityId);
    });
  }

  /** Nothing stands in its way but its state; what would make it hard to book is a warning in the answer. */
  publish(actor: Actor, activityId: string, version: number): Promise<StaffActivityView> {
    return this.move(actor, activityId, version, 'publish');
  }

  unpublish(actor: Actor, activityId: string, version: number): Promise<StaffActivityView> {
    return this.move(actor, activityId, version, 'unpublish');
  }

  /** Visits keep the activity that they were asked for with. */
  retire(actor: Actor, activityId: string, version: number): Promise<StaffActivityView> {
    return this.move(actor, activityId, version, 'retire');
  }

  bringBack(actor: Actor, activityId: string, version: number): Promise<StaffActivityView> {
    return this.move(actor, activityId, version, 'bringBack');
  }

  /** @throws RefusedError activity/not-found, resource/stale, activity/wrong-state */
  private move(actor: Actor, activityId: string, version: number, move: ActivityMove): Promise<StaffActivityView> {
    return this.store.write(async (tx) => {
      const activity = await this.access.edit(tx.manager, actor, activityId);
      if (activity.version !== version) throw new RefusedError('resource/stale');
      const state = stateAfter(move, activity.state);
      if (!state) throw new RefusedError('activity/wrong-state');
      await this.activities.move(tx, activity, version, state);
      return this.views.one(tx.manager, activityId);
    });
  }

  private async expectPools(tx: Tx, centreId: string, rows: readonly EquipmentRow[]): Promise<void> {
    const asked = rows.map((row) => row.poolId);
    const pools = await this.centres.somePoolsOf(tx.manager, centreId, asked);
    const unknown = asked.filter((poolId) => !pools.some((pool) => pool.id === poolId));
    if (unknown.length > 0) throw new RefusedError('activity/equipment-unknown', { poolIds: unknown });
  }

  private async titled<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.store.write(work);
    } catch (error) {
      if (isTitleTaken(error)) throw new RefusedError('activity/title-taken');
      throw error;
    }
  }
}
