import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RehomingService, type DisplacedVisit, type Rehomed, type Use } from '../availability/index.js';
import { ActivitiesQueries, CentresQueries, type ActivityFacts, type RoomFacts } from '../centres/index.js';
import { MOVABLE } from './domain/plan-status.js';
import { rankOf } from './domain/rank.js';
import type { Named, PlanVisit } from './plan-visits.queries.js';

export interface SuggestionsFor {
  readonly visits: readonly PlanVisit[];
  /** What would close and is not out of use yet. */
  readonly closing: readonly Use[];
  /** The days, both included, on which the visits' school is closed; null where the centre's side closes. */
  readonly schoolShut: { readonly partnerId: string; readonly from: string; readonly to: string } | null;
}

interface Known {
  readonly rooms: ReadonlyMap<string, RoomFacts>;
  readonly activities: ReadonlyMap<string, ActivityFacts | null>;
}

/** Other places for the visits of a plan, centre by centre. */
@Injectable()
export class PlanSuggestions {
  constructor(
    private readonly rehoming: RehomingService,
    private readonly centres: CentresQueries,
    private readonly activities: ActivitiesQueries,
  ) {}

  /** By visit. An offer waits for its own answer and a wish for its turn, so that nothing else is looked for. */
  async find(manager: EntityManager, asked: SuggestionsFor): Promise<ReadonlyMap<string, Rehomed>> {
    const all = new Map<string, Rehomed>();
    const movable = asked.visits.filter(({ state, room }) => MOVABLE.includes(state) && room !== null);
    for (const [centreId, visits] of Map.groupBy(movable, (visit) => visit.centreId)) {
      const centre = await this.centres.centreFacts(manager, centreId);
      if (!centre) continue;
      const known = await this.known(manager, centreId, visits);
      const displaced = visits.map((visit) => displacedOf(visit, known, asked.schoolShut === null));
      const { closing, schoolShut: shut } = asked;
      const found = await this.rehoming.find(manager, { centre, displaced, closing, shut });
      for (const [visitId, homes] of found) all.set(visitId, homes);
    }
    return all;
  }

  private async known(manager: EntityManager, centreId: string, visits: readonly PlanVisit[]): Promise<Known> {
    const rooms = await this.centres.roomsOf(manager, centreId);
    const activities = new Map<string, ActivityFacts | null>();
    for (const id of new Set(visits.flatMap(({ activityId }) => activityId ?? []))) {
      activities.set(id, await this.activities.facts(manager, id));
    }
    return { rooms: new Map(rooms.map((room) => [room.id, room])), activities };
  }
}

/** Whether steps matter is not kept with a visit: where its room has none, no other room may have any. */
function displacedOf(visit: PlanVisit, known: Known, sameTime: boolean): DisplacedVisit {
  const { id, partnerId, day, pupils, adults, equipment, startsAt, endsAt } = visit;
  const roomId = visit.room?.id ?? '';
  const { features, ...needs } = needsOf(visit, known);
  const helpers = { tutorId: idOf(visit.tutor), vehicleId: idOf(visit.vehicle) };
  const stepFree = known.rooms.get(roomId)?.stepFree ?? false;
  return {
    ...{ id, partnerId, day, sameTime, session: { startsAt, endsAt }, rank: rankOf(visit.state), features },
    wanted: { pupils, adults, roomId, equipment, stepFree, ...helpers, ...needs },
  };
}

const idOf = (thing: Named | null): string | null => (thing === null ? null : thing.id);

function needsOf({ activityId }: PlanVisit, { activities }: Known) {
  const activity = activityId === null ? null : activities.get(activityId);
  if (!activity) return { features: [], tutorSkill: null, preparation: 0 };
  const { features, tutorSkill, preparationMinutes } = activity;
  return { features, tutorSkill, preparation: preparationMinutes * 60_000 };
}
