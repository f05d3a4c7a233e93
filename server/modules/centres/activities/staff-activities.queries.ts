import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  activitiesRoutes,
  type ActivityWarning,
  type StaffActivityList,
  type StaffActivityView,
} from '#shared/contracts/activities.contract.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Conditions } from '../../../database/conditions.js';
import { jsonFrom } from '../../../database/dialect.js';
import { CentresQueries } from '../centres.queries.js';
import { actionsIn } from '../domain/activity-moves.js';
import { activityWarnings } from '../domain/activity-warnings.js';
import { ActivitiesQueries } from './activities.queries.js';
import {
  ACTIVITY_COLUMNS,
  ACTIVITY_TABLES,
  toActivityView,
  toSummary,
  type ActivityRow,
  type NeedRow,
} from './activity.mapper.js';

/** Activities as the staff of their centre see them: in every state, and with what stands in the way of booking them. */
@Injectable()
export class StaffActivitiesQueries {
  constructor(
    private readonly activities: ActivitiesQueries,
    private readonly centres: CentresQueries,
  ) {}

  async ofCentre(manager: EntityManager, centreId: string): Promise<StaffActivityList> {
    const centre = await this.centres.centreFacts(manager, centreId);
    if (!centre) throw new RefusedError('centre/not-found');
    const where = new Conditions();
    where.add(`a.centre_id = ${where.place(centreId)}`);
    const rows = await manager.query<ActivityRow[]>(
      `SELECT ${ACTIVITY_COLUMNS} FROM ${ACTIVITY_TABLES} WHERE ${where.toString()} ORDER BY a.title_key, a.id`,
      where.values,
    );
    return {
      centre: { id: centreId, name: centre.name },
      items: rows.map((row) => ({ ...toSummary(row, activitiesRoutes.staffPicture), state: row.state })),
    };
  }

  /** @throws RefusedError activity/not-found */
  async one(manager: EntityManager, activityId: string): Promise<StaffActivityView> {
    const row = await this.activities.row(manager, activityId);
    if (!row) throw new RefusedError('activity/not-found');
    const needs = await this.activities.needs(manager, activityId);
    return {
      ...toActivityView(row, needs, activitiesRoutes.staffPicture),
      state: row.state,
      version: row.version,
      warnings: await this.warnings(manager, row, needs),
      availableActions: actionsIn(row.state),
    };
  }

  private async warnings(
    manager: EntityManager,
    row: ActivityRow,
    needs: readonly NeedRow[],
  ): Promise<ActivityWarning[]> {
    const rooms = await this.centres.roomsOf(manager, row.centre_id);
    const equipment = needs.map(({ name, quantity, per, pupils_per_unit: pupilsPerUnit, stock, retired_at }) => ({
      name,
      quantity,
      per,
      pupilsPerUnit,
      stock,
      retired: retired_at !== null,
    }));
    return activityWarnings(
      { features: jsonFrom<string[]>(row.features), maxPupils: row.max_pupils, equipment },
      rooms,
    );
  }
}
