import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SearchTimes } from '#shared/contracts/search.contract.js';
import { unitsNeeded } from '#shared/values/units-needed.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { ActivitiesQueries, CentresQueries } from '../centres/index.js';

/** What the group needs at the centre, whoever said it. */
export interface AskedNeeds {
  readonly durationMinutes: number;
  readonly preparationMinutes: number;
  readonly features: readonly string[];
  readonly equipment: readonly { readonly poolId: string; readonly name: string; readonly quantity: number }[];
  readonly tutorSkill: string | null;
}

/** Reads what a visit needs from the activity, or takes what the person said instead. */
@Injectable()
export class SearchNeeds {
  constructor(
    private readonly activities: ActivitiesQueries,
    private readonly centres: CentresQueries,
  ) {}

  /** @throws RefusedError search/activity-unknown, search/equipment-unknown */
  of(manager: EntityManager, input: SearchTimes): Promise<AskedNeeds> {
    return input.activityId === undefined
      ? this.said(manager, input, input.needs)
      : this.ofActivity(manager, input, input.activityId);
  }

  private async ofActivity(manager: EntityManager, input: SearchTimes, activityId: string): Promise<AskedNeeds> {
    const activity = await this.activities.facts(manager, activityId);
    if (activity?.centreId !== input.centreId) throw new RefusedError('search/activity-unknown');
    const { durationMinutes, preparationMinutes, features, tutorSkill } = activity;
    const equipment = activity.equipment.map((row) => ({
      poolId: row.poolId,
      name: row.name,
      quantity: unitsNeeded(row, input.pupils),
    }));
    return { durationMinutes, preparationMinutes, features, tutorSkill, equipment };
  }

  private async said(
    manager: EntityManager,
    { centreId }: SearchTimes,
    needs: SearchTimes['needs'],
  ): Promise<AskedNeeds> {
    const { durationMinutes = 60, features = [], equipment = [], tutorSkill = null } = needs ?? {};
    const pools = await this.centres.somePoolsOf(
      manager,
      centreId,
      equipment.map(({ poolId }) => poolId),
    );
    const named = equipment.map(({ poolId, quantity }) => {
      const pool = pools.find(({ id }) => id === poolId);
      if (!pool) throw new RefusedError('search/equipment-unknown');
      return { poolId, name: pool.name, quantity };
    });
    return { durationMinutes, preparationMinutes: 0, features, tutorSkill, equipment: named };
  }
}
