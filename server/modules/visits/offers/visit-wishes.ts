import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Programme, ResourceKind } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { instantFrom, sql } from '../../../database/dialect.js';
import type { SessionTime, WantedVisit } from '../../availability/index.js';
import { ActivitiesQueries, CentresQueries, type ActivityFacts, type CentreFacts } from '../../centres/index.js';

/** What a visit asked for, whoever asks about it now. */
export interface VisitWish {
  readonly visitId: string;
  readonly centre: CentreFacts;
  readonly partnerId: string;
  readonly day: string;
  readonly session: SessionTime;
  readonly wanted: WantedVisit;
  readonly programme: Programme;
  /** Of a room, by its activity. */
  readonly features: readonly string[];
}

interface WishRow {
  readonly centreId: string;
  readonly partnerId: string;
  readonly day: string;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly pupils: number;
  readonly adults: number;
  readonly activityId: string | null;
  readonly stepFree: boolean | number;
  readonly programme: Programme;
}

interface WishedRow {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly quantity: number;
}

/** Reads the wish of a visit from what it wants or holds, without anybody's eyes: also for jobs. */
@Injectable()
export class VisitWishes {
  constructor(
    private readonly centres: CentresQueries,
    private readonly activities: ActivitiesQueries,
  ) {}

  /** @throws RefusedError visit/not-found */
  async of(manager: EntityManager, visitId: string): Promise<VisitWish> {
    const [row] = await sql(manager)<WishRow>`
      SELECT centre_id AS "centreId", partner_id AS "partnerId", school_day AS day, starts_at AS "startsAt",
             ends_at AS "endsAt", expected_pupils AS pupils, expected_adults AS adults, activity_id AS "activityId", programme, step_free AS "stepFree"
        FROM visits WHERE id = ${visitId}`;
    const centre = row ? await this.centres.centreFacts(manager, row.centreId) : null;
    if (!row || !centre) throw new RefusedError('visit/not-found');
    const wished = await this.wished(manager, visitId);
    const activity = row.activityId === null ? null : await this.activities.facts(manager, row.activityId);
    const { pupils, adults } = row;
    return {
      ...{ visitId, centre, partnerId: row.partnerId, day: row.day, features: activity?.features ?? [] },
      programme: row.programme,
      session: { startsAt: instantFrom(row.startsAt), endsAt: instantFrom(row.endsAt) },
      wanted: { ...wished, ...needsOf(activity), pupils, adults, stepFree: Boolean(row.stepFree) },
    };
  }

  /** What was asked for itself, not what comes along with it. */
  private async wished(manager: EntityManager, visitId: string) {
    const rows = await sql(manager)<WishedRow>`
      SELECT r.resource_id AS id, q.kind, r.quantity FROM reservations r JOIN resources q ON q.id = r.resource_id
       WHERE r.holder_kind = 'visit' AND r.holder_id = ${visitId} AND r.via_resource_id IS NULL ORDER BY r.resource_id`;
    const first = (kind: ResourceKind): string | null => rows.find((one) => one.kind === kind)?.id ?? null;
    const pools = rows.filter(({ kind }) => kind === 'equipment_pool');
    return {
      ...{ roomId: first('room') ?? '', tutorId: first('tutor'), vehicleId: first('vehicle') },
      equipment: pools.map(({ id, quantity }) => ({ poolId: id, quantity })),
    };
  }
}

/** An activity that has been retired since asks for nothing more. */
const needsOf = (activity: ActivityFacts | null) => ({
  tutorSkill: activity?.tutorSkill ?? null,
  preparation: (activity?.preparationMinutes ?? 0) * 60_000,
});
