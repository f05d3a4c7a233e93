import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { KeyStage } from '#shared/contracts/vocabulary.js';
import type { EquipmentShare } from '#shared/values/units-needed.js';
import { sql } from '../../../database/dialect.js';
import {
  ACTIVITY_COLUMNS,
  ACTIVITY_TABLES,
  toActivityView,
  type ActivityRow,
  type NeedRow,
} from './activity.mapper.js';
import { Conditions } from '../../../database/conditions.js';

export interface ActivityNeed extends EquipmentShare {
  readonly poolId: string;
  readonly name: string;
}

export interface ActivityFacts {
  readonly id: string;
  readonly centreId: string;
  readonly title: string;
  readonly durationMinutes: number;
  readonly minPupils: number;
  readonly maxPupils: number;
  /** Words of rooms, to be compared without regard to case. */
  readonly features: readonly string[];
  readonly tutorSkill: string | null;
  /** Tutors and equipment are held for so long before the session. */
  readonly preparationMinutes: number;
  readonly keyStages: readonly KeyStage[];
  readonly equipment: readonly ActivityNeed[];
}

/** Plain facts about activities for other modules, and the rows behind what people see. */
@Injectable()
export class ActivitiesQueries {
  /** @returns null when there is no such activity, or it is not published */
  async facts(manager: EntityManager, activityId: string): Promise<ActivityFacts | null> {
    const row = await this.row(manager, activityId);
    if (row?.state !== 'published') return null;
    const view = toActivityView(row, await this.needs(manager, activityId));
    const { id, title, durationMinutes, minPupils, maxPupils, keyStages } = view;
    const { features, tutorSkill, preparationMinutes, equipment } = view;
    const audience = { durationMinutes, minPupils, maxPupils, keyStages };
    return { id, centreId: row.centre_id, title, ...audience, features, tutorSkill, preparationMinutes, equipment };
  }

  async row(manager: EntityManager, activityId: string): Promise<ActivityRow | null> {
    const where = new Conditions();
    where.add(`a.id = ${where.place(activityId)}`);
    const query = `SELECT ${ACTIVITY_COLUMNS} FROM ${ACTIVITY_TABLES} WHERE ${where.toString()}`;
    const [row] = await manager.query<ActivityRow[]>(query, where.values);
    return row ?? null;
  }

  /** What the activity needs of which pools, as its centre lists them; pools out of use too. */
  needs(manager: EntityManager, activityId: string): Promise<NeedRow[]> {
    return sql(manager)<NeedRow>`
      SELECT n.activity_id, n.pool_id, e.name, n.quantity, n.per, n.pupils_per_unit, q.quantity AS stock, e.retired_at
        FROM activity_equipment n JOIN equipment_pools e ON e.id = n.pool_id JOIN resources q ON q.id = n.pool_id
       WHERE n.activity_id = ${activityId} ORDER BY n.position`;
  }
}
