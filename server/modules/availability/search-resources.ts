import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CentresQueries, type OpeningFacts, type PoolFacts } from '../centres/index.js';
import { AvailabilityQueries, toUse } from './availability.queries.js';
import { timesOfEach } from './domain/resource-times.js';
import { freeWithin, suitableRooms } from './domain/possible-starts.js';
import type { Room, TimesOf } from './domain/room-offers.js';
import type { CalendarDay } from './domain/search-days.js';
import { openTimes } from './domain/opening-times.js';
import type { SearchFacts, VisitNeeds } from './domain/search-facts.js';
import type { SessionTime } from './domain/time-obstacles.js';
import { EVER, unionOf } from './domain/intervals.js';
import { weekdayOf } from '../../common/kernel/wall-time.js';
import type { Use } from './domain/stock.js';

/** Of what, when and how widely: near misses look at rooms and helpers that were not asked for too. */
export interface ResourcesOf {
  readonly centreId: string;
  readonly zone: string;
  readonly needs: VisitNeeds;
  readonly days: readonly CalendarDay[];
  /** Everything that a visit could hold, from some days before the first until after the last. */
  readonly time: SessionTime;
  readonly everyRoom: boolean;
}

export type SearchResources = Omit<SearchFacts, 'days'>;

/** What a search may use and when it is taken: one query for promises, one for what is out of use. */
@Injectable()
export class SearchResourcesLoader {
  constructor(
    private readonly centres: CentresQueries,
    private readonly queries: AvailabilityQueries,
  ) {}

  async load(manager: EntityManager, asked: ResourcesOf): Promise<SearchResources> {
    const { centreId, needs } = asked;
    const all = await this.centres.roomsOf(manager, centreId);
    const rooms = asked.everyRoom ? all : suitableRooms(needs, all);
    const poolIds = needs.equipment.map(({ poolId }) => poolId);
    const pools = await this.centres.somePoolsOf(manager, centreId, poolIds);
    const tutors = needs.tutorSkill === null ? [] : await this.centres.tutorsOf(manager, centreId);
    const vehicles = needs.vehicle ? await this.centres.vehiclesOf(manager, centreId) : [];
    const ids = [...roomIds(rooms), ...poolIds, ...tutors.map(({ id }) => id), ...vehicles.map(({ id }) => id)];
    const taken = await this.queries.taken(manager, ids, asked.time);
    const outOfUse = (await this.queries.unavailable(manager, ids, asked.time)).map(toUse);
    const timesOf = timesOfEach(taken, outOfUse);
    return {
      rooms: asked.everyRoom ? all : rooms,
      timesOf,
      pools: pools.map((pool) => poolTimes(pool, [...taken, ...outOfUse])),
      tutors: tutors.map(({ hours, ...tutor }) => ({
        ...tutor,
        free: freeAt(hours, asked, busyTimes(timesOf, tutor.id)),
      })),
      vehicles: vehicles.map((vehicle) => ({ ...vehicle, free: freeWithin(EVER, busyTimes(timesOf, vehicle.id)) })),
    };
  }
}

function roomIds(rooms: readonly Room[]): string[] {
  return [...new Set(rooms.flatMap((room) => [room.id, ...room.brings.map(({ id }) => id)]))];
}

function poolTimes({ id, name, quantity }: PoolFacts, uses: readonly Use[]): SearchFacts['pools'][number] {
  return { id, name, stock: quantity, uses: uses.filter((use) => use.resourceId === id) };
}

function busyTimes(timesOf: TimesOf, id: string) {
  const { taken, closed } = timesOf(id);
  return unionOf([...taken, ...closed]);
}

/** A tutor's weekly hours on each day, without promises and leave. */
function freeAt(hours: readonly OpeningFacts[], { days, zone }: ResourcesOf, busy: ReturnType<typeof busyTimes>) {
  const working = days.flatMap(({ day }) => {
    const today = hours.filter(({ weekday }) => weekday === weekdayOf(day));
    return openTimes(today, day, zone);
  });
  return freeWithin(unionOf(working), busy);
}
