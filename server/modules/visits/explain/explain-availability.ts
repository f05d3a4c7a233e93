import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AvailabilityProblem, ExplainQuery, InTheWay } from '#shared/contracts/explanations.contract.js';
import { REFUSALS } from '#shared/contracts/refusals.js';
import { unitsNeeded } from '#shared/values/units-needed.js';
import type { Actor } from '../../../common/auth/actor.js';
import { wallTimeOf } from '../../../common/kernel/wall-time.js';
import { instantFrom } from '../../../database/dialect.js';
import {
  AskedVisitsService,
  resolveTime,
  type SessionTime,
  type VisitHold,
  type VisitObstacle,
  type WantedVisit,
} from '../../availability/index.js';
import { ActivitiesQueries, CentresQueries, type ActivityFacts, type CentreFacts } from '../../centres/index.js';
import { isFull, problemOf } from '../domain/request-problems.js';
import { seesNames } from '../visits.policy.js';
import { ExplanationsQueries, type Holder } from './explanations.queries.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Room extends Named {
  /** Null for one that the centre has not got. */
  readonly features: readonly string[] | null;
}

export interface Free {
  /** Null where that time does not exist, or comes twice. */
  readonly minutes: number | null;
  readonly availability: AvailabilityProblem[];
  readonly rooms: (Named & { problems: AvailabilityProblem[]; lacks: string[] })[];
}

interface Found {
  readonly room: Room;
  readonly looked: Looked;
  readonly holders: readonly Holder[];
}

interface Looked {
  readonly obstacles: readonly VisitObstacle[];
  readonly holds: readonly VisitHold[];
}

/** Which kinds of resources an obstacle is about. */
const KIND = { room: 'room', tutor: 'tutor', vehicle: 'vehicle', equipment: 'equipment_pool' } as const;

/** Everything that is not to be had of a wish, with what is in the way for those who may see it. */
@Injectable()
export class ExplainAvailability {
  constructor(
    private readonly asked: AskedVisitsService,
    private readonly centres: CentresQueries,
    private readonly activities: ActivitiesQueries,
    private readonly queries: ExplanationsQueries,
  ) {}

  async of(manager: EntityManager, actor: Actor, centre: CentreFacts, query: ExplainQuery): Promise<Free> {
    const activity = await this.activity(manager, centre.id, query.activityId);
    const unknown = query.activityId !== undefined && !activity ? [unknownActivity] : [];
    const resolved = resolveTime(query, centre.zone);
    if (!resolved.ok) {
      const problem = this.problem({ of: 'time', why: resolved.obstacle }, []);
      return { minutes: null, availability: [problem, ...unknown], rooms: [] };
    }
    const { time } = resolved;
    const found: Found[] = [];
    for (const room of await this.rooms(manager, centre.id, query.roomId)) {
      const wanted = { ...wishOf(query, activity), roomId: room.id };
      const looked = await this.look(manager, centre, { query, wanted, time });
      found.push({ room, looked, holders: await this.queries.holders(manager, looked.holds) });
    }
    const told = ({ looked, holders }: Found, ofRoom: boolean): AvailabilityProblem[] =>
      looked.obstacles
        .filter((one) => (one.of === 'room') === ofRoom)
        .map((one) => this.problem(one, seen(actor, centre, holders.filter(isOf(one, looked.holds)))));
    return {
      minutes: (time.endsAt.getTime() - time.startsAt.getTime()) / 60_000,
      // What is not about the room is the same for each.
      availability: [...(found[0] ? told(found[0], false) : []), ...unknown],
      rooms: found.map((one) => ({
        ...{ id: one.room.id, name: one.room.name },
        problems: told(one, true),
        lacks: lacking(one.room, activity),
      })),
    };
  }

  private async look(
    manager: EntityManager,
    centre: CentreFacts,
    { query, wanted, time }: { query: ExplainQuery; wanted: WantedVisit; time: SessionTime },
  ): Promise<Looked> {
    const { partnerId, day } = query;
    const answer = await this.asked.on(manager, { centre, partnerId, wanted, days: [day] });
    const { holds, everything } = answer(day, time);
    return { holds, obstacles: everything() };
  }

  private async activity(manager: EntityManager, centreId: string, activityId: string | undefined) {
    const activity = activityId === undefined ? null : await this.activities.facts(manager, activityId);
    return activity?.centreId === centreId ? activity : null;
  }

  /** A room that is not the centre's is looked at all the same: it is unknown. */
  private async rooms(manager: EntityManager, centreId: string, roomId: string | undefined): Promise<Room[]> {
    const all = await this.centres.roomsOf(manager, centreId);
    if (roomId === undefined) return all;
    return [all.find(({ id }) => id === roomId) ?? { id: roomId, name: '', features: null }];
  }

  private problem(obstacle: VisitObstacle, inTheWay: InTheWay[]): AvailabilityProblem {
    const { refusal } = problemOf(obstacle);
    const short = obstacle.of === 'equipment' && obstacle.why === 'short' ? shortage(obstacle) : '';
    return { code: refusal, text: `${REFUSALS[refusal].message}${short}`, inTheWay };
  }
}

/** Who says nothing about equipment gets what the activity needs. */
function wishOf(query: ExplainQuery, activity: ActivityFacts | null): Omit<WantedVisit, 'roomId'> {
  const { pupils, adults, stepFree, tutorId = null, vehicleId = null } = query;
  const needed = activity?.equipment.map((row) => ({ poolId: row.poolId, quantity: unitsNeeded(row, pupils) }));
  return {
    ...{ pupils, adults, stepFree, tutorId, vehicleId, equipment: query.equipment ?? needed ?? [] },
    ...{ tutorSkill: activity?.tutorSkill ?? null, preparation: (activity?.preparationMinutes ?? 0) * 60_000 },
  };
}

/** Words are compared without regard to case, as the search does. */
function lacking({ features }: Room, activity: ActivityFacts | null): string[] {
  if (features === null || activity === null) return [];
  const has = new Set(features.map((word) => word.toLowerCase()));
  return activity.features.filter((word) => !has.has(word.toLowerCase()));
}

const unknownActivity: AvailabilityProblem = {
  code: 'visit/activity-unknown',
  text: REFUSALS['visit/activity-unknown'].message,
  inTheWay: [],
};

const shortage = ({ pool, wanted, left }: { pool: { name: string }; wanted: number; left: number }): string =>
  ` ${pool.name}: ${wanted} wanted, ${Math.max(left, 0)} left.`;

/** Whether a visit is why: it holds what an obstacle is about; of equipment, that very pool. */
const isOf =
  (obstacle: VisitObstacle, holds: readonly VisitHold[]) =>
  ({ resourceId, heldFrom, heldUntil }: Holder): boolean => {
    if (obstacle.of === 'time' || !isFull(obstacle)) return false;
    const mine = holds.filter(({ kind }) => kind === KIND[obstacle.of]);
    const [from, until] = [instantFrom(heldFrom), instantFrom(heldUntil)];
    return mine.some(
      (hold) =>
        hold.resourceId === resourceId &&
        (obstacle.of !== 'equipment' || obstacle.why !== 'short' || obstacle.pool.id === resourceId) &&
        from < hold.endsAt &&
        hold.startsAt < until,
    );
  };

/** Others' visits have no name for those who may not see them. */
function seen(actor: Actor, { id: centreId, authorityId, zone }: CentreFacts, holders: readonly Holder[]): InTheWay[] {
  return [...new Map(holders.map((one) => [one.visitId, one])).values()].map((one) => {
    const place = { centreId, authorityId, partnerId: one.partnerId };
    const named = seesNames(actor, place) || actor.mayAt('visits.read-anonymous', { authorityId });
    return {
      startTime: wallTimeOf(instantFrom(one.startsAt), zone),
      endTime: wallTimeOf(instantFrom(one.endsAt), zone),
      state: named ? one.state : null,
      partner: named ? one.partner : null,
      visitId: named ? one.visitId : null,
    };
  });
}
