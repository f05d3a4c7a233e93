import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, startOfDay } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';
import { JourneysService } from '../partners/index.js';
import { CentreHours } from './centre-hours.js';
import { openHours } from './domain/opening-times.js';
import type { SessionTime } from './domain/time-obstacles.js';
import { visitHolds, type AskedVisit, type VisitHold } from './domain/visit-holds.js';
import { visitObstacle, visitObstacles, type VisitObstacle } from './domain/visit-obstacle.js';
import { ResourceFactsLoader, type Chosen } from './resource-facts.js';

/** A visit as somebody asks for it; how far they travel is looked up. */
export type WantedVisit = Omit<AskedVisit, 'journeyMinutes'>;

export interface AskedOn {
  readonly centre: CentreFacts;
  readonly partnerId: string;
  readonly wanted: WantedVisit;
  /** Local ISO dates in order; answers are for sessions on these days. */
  readonly days: readonly [string, ...string[]];
  /** Visits that would give back what they hold. */
  readonly ignoring?: ReadonlySet<string> | undefined;
}

export interface VisitAnswer {
  /** The first thing that stands in the way; null when the visit can be had. */
  readonly obstacle: VisitObstacle | null;
  /** What it would take; empty when the centre has no such room. */
  readonly holds: readonly VisitHold[];
  /** Everything that stands in the way; worked out when it is asked for. */
  readonly everything: () => readonly VisitObstacle[];
}

export type AnswerFor = (day: string, session: SessionTime) => VisitAnswer;

/** Whether a visit can be had as it is asked for, by the same sets of times in which the search finds offers. */
@Injectable()
export class AskedVisitsService {
  constructor(
    private readonly centres: CentresQueries,
    private readonly hours: CentreHours,
    private readonly resources: ResourceFactsLoader,
    private readonly journeys: JourneysService,
    private readonly clock: Clock,
  ) {}

  /** Looks once, for all the days. Inside a unit of work, ask with its manager: the answer then holds its own changes. */
  async on(manager: EntityManager, { centre, partnerId, wanted, days, ignoring }: AskedOn): Promise<AnswerFor> {
    const [from, to] = [days[0], days.at(-1) ?? days[0]];
    const hours = await this.hours.between(manager, centre.id, { from, to });
    const time = {
      startsAt: startOfDay(addDays(from, -1), centre.zone),
      endsAt: startOfDay(addDays(to, 2), centre.zone),
    };
    const chosen = await this.chosen(manager, centre.id, wanted);
    const facts = await this.resources.load(manager, chosen, { zone: centre.zone, days, time, ignoring });
    const asked = { ...wanted, journeyMinutes: await this.journeyMinutes(manager, centre.id, partnerId, wanted) };
    const room = facts.rooms.find(({ id }) => id === wanted.roomId);
    const now = this.clock.now();
    return (day, session) => {
      const time = { session, hours: openHours(hours(day), day, centre.zone), now };
      return {
        obstacle: visitObstacle(asked, time, facts),
        holds: room ? visitHolds(asked, room, session) : [],
        everything: () => visitObstacles(asked, time, facts),
      };
    };
  }

  private async chosen(
    manager: EntityManager,
    centreId: string,
    { roomId, equipment, tutorId, vehicleId }: WantedVisit,
  ): Promise<Chosen> {
    const poolIds = equipment.map(({ poolId }) => poolId);
    const tutors = tutorId === null ? [] : await this.centres.tutorsOf(manager, centreId);
    const vehicles = vehicleId === null ? [] : await this.centres.vehiclesOf(manager, centreId);
    return {
      rooms: await this.centres.roomOf(manager, centreId, roomId),
      pools: await this.centres.somePoolsOf(manager, centreId, poolIds),
      tutors: tutors.filter(({ id }) => id === tutorId),
      vehicles: vehicles.filter(({ id }) => id === vehicleId),
    };
  }

  /** Only a vehicle of the centre depends on it. */
  private async journeyMinutes(
    manager: EntityManager,
    centreId: string,
    partnerId: string,
    { vehicleId }: WantedVisit,
  ): Promise<number | null> {
    if (vehicleId === null) return null;
    return (await this.journeys.between(manager, { centreId, partnerId }))?.minutes ?? null;
  }
}
