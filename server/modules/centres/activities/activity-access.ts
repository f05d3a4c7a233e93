import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActivityState } from '#shared/contracts/activities.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { sql } from '../../../database/dialect.js';
import { CentresPolicy } from '../centres.policy.js';

export interface ActivityRecord {
  readonly id: string;
  readonly centreId: string;
  readonly state: ActivityState;
  readonly version: number;
}

interface Place {
  readonly id: string;
  readonly authorityId: string;
}

/** Finds the activity that somebody of its centre wants to work on, and answers "not yours" exactly like "not there". */
@Injectable()
export class ActivityAccess {
  constructor(private readonly policy: CentresPolicy) {}

  /** @throws RefusedError centre/not-found */
  async editIn(manager: EntityManager, actor: Actor, centreId: string): Promise<void> {
    const [centre] = await sql(manager)<Place>`
      SELECT id, authority_id AS "authorityId" FROM centres WHERE id = ${centreId}`;
    if (!centre || !this.policy.mayEditActivities(actor, centre)) throw new RefusedError('centre/not-found');
  }

  /** @throws RefusedError activity/not-found */
  async edit(manager: EntityManager, actor: Actor, activityId: string): Promise<ActivityRecord> {
    const [row] = await sql(manager)<ActivityRecord & { authorityId: string }>`
      SELECT a.id, a.centre_id AS "centreId", a.state, a.version, c.authority_id AS "authorityId"
        FROM activities a JOIN centres c ON c.id = a.centre_id WHERE a.id = ${activityId}`;
    const place = row && { id: row.centreId, authorityId: row.authorityId };
    if (!place || !this.policy.mayEditActivities(actor, place)) throw new RefusedError('activity/not-found');
    const { id, centreId, state, version } = row;
    return { id, centreId, state, version };
  }
}
