import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AvailabilityProblem, ExplainQuery, InTheWay } from '#shared/contracts/explanations.contract.js';
import { REFUSALS } from '#shared/contracts/refusals.js';
import type { Actor } from '../../../common/auth/actor.js';
import { wallTimeOf } from '../../../common/kernel/wall-time.js';
import { instantFrom } from '../../../database/dialect.js';
import {
  AskedVisitsService,
  resolveTime,
  type SessionTime,
  type VisitHold,
  type VisitObstacle,
} from '../../availability/index.js';
import { ActivitiesQueries, CentresQueries, type CentreFacts } from '../../centres/index.js';
import { problemOf } from '../domain/request-problems.js';
import { seesNames } from '../visits.policy.js';
import { ExplanationsQueries, type Holder } from './explanations.queries.js';

interface Room {
  readonly id: string;
  readonly name: string;
}

export interface Free {
  /** Null where that time does not exist, or comes twice. */
  readonly minutes: number | null;
  readonly availability: AvailabilityProblem[];
  readonly rooms: (Room & { problems: AvailabilityProblem[] })[];
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
    const resolved = resolveTime(query, centre.zone);
    if (!resolved.ok) {
      const problem = this.problem({ of: 'time', why: resolved.obstacle }, []);
      return { minutes: null, availability: [problem], rooms: [] };
    }
    const { time } = resolved;
    const rooms = await this.rooms(manager, centre.id, query.roomId);
    const found: { room: Room; looked: Looked; holders: Holder[] }[] = [];
    for (const room of rooms) {
      const looked = await this.look(manager, centre, { query, time, roomId: room.id });
      found.push({ room, looked, holders: await this.queries.holders(manager, looked.holds) });
    }
    const told = ({ looked, holders }: (typeof found)[number], ofRoom: boolean): AvailabilityProblem[] =>
      looked.obstacles
        .filter((one) => (one.of === 'room') === ofRoom)
        .map((one) => this.problem(one, seen(actor, centre, holders.filter(isOf(one, looked.holds)))));
    return {
      minutes: (time.endsAt.getTime() - time.startsAt.getTime()) / 60_000,
      // What is not about the room is the same for each.
      availability: found[0] ? told(found[0], false) : [],
      rooms: found.map((one) => ({ ...one.room, problems: told(one, true) })),
    };
  }

  private async look(
    manager: EntityManager,
    centre: CentreFacts,
    { query, time, roomId }: { query: ExplainQuery; time: SessionTime; roomId: string },
  ): Promise<Looked> {
    const { partnerId, day, pupils, adults, stepFree, tutorId = null, vehicleId = null } = query;
    const wanted = {
      ...{ roomId, pupils, adults, stepFree, tutorId, vehicleId, equipment: query.equipment ?? [] },
      ...(await this.ofActivity(manager, centre.id, query.activityId)),
    };
    const answer = await this.asked.on(manager, { centre, partnerId, wanted, days: [day] });
    const { holds, everything } = answer(day, time);
    return { holds, obstacles: everything() };
  }

  private async ofActivity(manager: EntityManager, centreId: string, activityId: string | undefined) {
    const activity = activityId === undefined ? null : await this.activities.facts(manager, activityId);
    if (activity?.centreId !== centreId) return { tutorSkill: null, preparation: 0 };
    return { tutorSkill: activity.tutorSkill, preparation: activity.preparationMinutes * 60_000 };
  }

  /** A room that is not the centre's is looked at all the same: it is unknown. */
  private async rooms(manager: EntityManager, centreId: string, roomId: string | undefined): Promise<Room[]> {
    const all = await this.centres.roomsOf(manager, centreId);
    if (roomId === undefined) return all.map(({ id, name }) => ({ id, name }));
    return [{ id: roomId, name: all.find(({ id }) => id === roomId)?.name ?? '' }];
  }

  private problem(obstacle: VisitObstacle, inTheWay: InTheWay[]): AvailabilityProblem {
    const { refusal } = problemOf(obstacle);
    const short = obstacle.of === 'equipment' && obstacle.why === 'short' ? shortage(obstacle) : '';
    return { code: refusal, text: `${REFUSALS[refusal].message}${short}`, inTheWay };
  }
}

const shortage = ({ pool, wanted, left }: { pool: { name: string }; wanted: number; left: number }): string =>
  ` ${pool.name}: ${wanted} wanted, ${Math.max(left, 0)} left.`;

/** Whether a visit holds what an obstacle is about; of equipment, that very pool. */
const isOf =
  (obstacle: VisitObstacle, holds: readonly VisitHold[]) =>
  ({ resourceId, heldFrom, heldUntil }: Holder): boolean => {
    if (obstacle.of === 'time') return false;
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
