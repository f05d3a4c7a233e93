import { Injectable } from '@nestjs/common';
import type { ActivityState, EquipmentRow, WriteActivity } from '#shared/contracts/activities.contract.js';
import { newId } from '../../../common/new-id.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { expectCurrent } from '../../../database/expect-current.js';
import { isGuardViolation } from '../../../database/guard-violation.js';
import { activitySearchText, titleKeyOf } from '../domain/activity-text.js';
import { ActivityEquipment } from '../entities/activity-equipment.entity.js';
import { ActivityPicture } from '../entities/activity-picture.entity.js';
import { Activity } from '../entities/activity.entity.js';
import type { ActivityRecord } from './activity-access.js';

type Details = Omit<WriteActivity, 'equipment'>;
type NewPicture = Omit<ActivityPicture, 'id' | 'activityId'>;

/** What follows from the details. */
const derived = (details: Details) => ({
  titleKey: titleKeyOf(details.title),
  searchText: activitySearchText(details),
});

@Injectable()
export class ActivitiesRepository {
  constructor(private readonly clock: Clock) {}

  /** As a draft. @returns its id */
  async insert(tx: Tx, centreId: string, { equipment, ...details }: WriteActivity): Promise<string> {
    const id = newId();
    const own = { id, centreId, state: 'draft' as const, version: 1, createdAt: this.clock.now() };
    await tx.manager.insert(Activity, { ...own, ...details, ...derived(details) });
    await this.addEquipment(tx, { id, centreId }, equipment);
    return id;
  }

  /** @throws RefusedError resource/stale */
  async update(
    tx: Tx,
    activity: ActivityRecord,
    version: number,
    { equipment, ...details }: WriteActivity,
  ): Promise<void> {
    await this.set(tx, activity, version, { ...details, ...derived(details) });
    await tx.manager.delete(ActivityEquipment, { activityId: activity.id });
    await this.addEquipment(tx, activity, equipment);
  }

  /** @throws RefusedError resource/stale */
  move(tx: Tx, activity: ActivityRecord, version: number, state: ActivityState): Promise<void> {
    return this.set(tx, activity, version, { state });
  }

  /** In place of the picture before, if there was one. @throws RefusedError resource/stale */
  async replacePicture(tx: Tx, activity: ActivityRecord, version: number, picture: NewPicture | null): Promise<void> {
    await this.set(tx, activity, version, {});
    await tx.manager.delete(ActivityPicture, { activityId: activity.id });
    if (picture) await tx.manager.insert(ActivityPicture, { id: newId(), activityId: activity.id, ...picture });
  }

  /** @returns false when there is no picture. @throws RefusedError resource/stale */
  async describePicture(tx: Tx, activity: ActivityRecord, version: number, alternativeText: string): Promise<boolean> {
    await this.set(tx, activity, version, {});
    const { affected } = await tx.manager.update(ActivityPicture, { activityId: activity.id }, { alternativeText });
    return affected === 1;
  }

  private async addEquipment(
    tx: Tx,
    { id: activityId, centreId }: { id: string; centreId: string },
    rows: readonly EquipmentRow[],
  ): Promise<void> {
    for (const [position, row] of rows.entries()) {
      const share =
        row.per === 'group' ? { quantity: row.quantity } : { quantity: 1, pupilsPerUnit: row.pupilsPerUnit };
      const { poolId, per } = row;
      await tx.manager.insert(ActivityEquipment, { activityId, poolId, centreId, position, per, ...share });
    }
  }

  private async set(tx: Tx, { id }: ActivityRecord, version: number, change: Partial<Activity>): Promise<void> {
    expectCurrent(await tx.manager.update(Activity, { id, version }, { ...change, version: version + 1 }));
  }
}

/** PostgreSQL names the constraint, SQLite its columns. */
export const isTitleTaken = (error: unknown): boolean =>
  isGuardViolation(error, 'activities_title_unique') ||
  isGuardViolation(error, 'activities.centre_id, activities.title_key');
