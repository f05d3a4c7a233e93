import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDayOf, weekdayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import type { OpeningFacts, PoolFacts, RoomFacts, TutorFacts, VehicleFacts } from '../centres/index.js';
import { AvailabilityQueries, toUse, type HeldUse, type WishedUse } from './availability.queries.js';
import { EVER, unionOf } from './domain/intervals.js';
import { openTimes } from './domain/opening-times.js';
import { freeWithin } from './domain/possible-starts.js';
import { timesOfEach } from './domain/resource-times.js';
import type { TimesOf } from './domain/room-offers.js';
import type { ResourceFacts, Wish } from './domain/search-facts.js';
import type { Use } from './domain/stock.js';
import type { SessionTime } from './domain/time-obstacles.js';

/** The resources that are looked at. */
export interface Chosen {
  readonly rooms: readonly RoomFacts[];
  readonly pools: readonly PoolFacts[];
  readonly tutors: readonly TutorFacts[];
  readonly vehicles: readonly VehicleFacts[];
}

export interface Within {
  readonly zone: string;
  /** Local ISO dates on which tutors work or not. */
  readonly days: readonly string[];
  /** Whatever a visit could hold lies within it. */
  readonly time: SessionTime;
  /** Only what is taken within these is of interest. @default all the time */
  readonly windows?: readonly SessionTime[] | undefined;
  /** Visits that would give back what they hold. */
  readonly ignoring?: ReadonlySet<string> | undefined;
}

/** What is promised, what is out of use, and what is wished for. */
export interface Uses {
  readonly taken: readonly HeldUse[];
  readonly outOfUse: readonly Use[];
  readonly wishes: readonly Wish[];
}

/**
 * When resources can be had, for the search, the request and the choice of a room alike: one query for promises, one for
 * wishes, one for what is out of use. A wish whose day of decision is over keeps its room: nobody overtakes those who wait.
 */
@Injectable()
export class ResourceFactsLoader {
  constructor(
    private readonly queries: AvailabilityQueries,
    private readonly clock: Clock,
  ) {}

  async load(manager: EntityManager, chosen: Chosen, within: Within): Promise<ResourceFacts> {
    const { taken, outOfUse, wishes } = await this.uses(manager, idsOf(chosen), within);
    const timesOf = timesOfEach(taken, outOfUse);
    const uses = Map.groupBy([...taken, ...outOfUse], (use) => use.resourceId);
    return {
      rooms: chosen.rooms,
      timesOf,
      pools: chosen.pools.map((pool) => poolTimes(pool, uses.get(pool.id) ?? [])),
      tutors: chosen.tutors.map(({ hours, ...tutor }) => ({
        ...tutor,
        free: freeWithin(workingTimes(hours, within), busyTimes(timesOf, tutor.id)),
      })),
      vehicles: chosen.vehicles.map((one) => ({ ...one, free: freeWithin(EVER, busyTimes(timesOf, one.id)) })),
      wishes,
    };
  }

  /** What stands in the way of some resources, and who else wants them. */
  async uses(manager: EntityManager, ids: readonly string[], within: Omit<Within, 'days'>): Promise<Uses> {
    const held = await (within.windows
      ? this.queries.takenWithin(manager, ids, within.windows)
      : this.queries.taken(manager, ids, within.time));
    const today = localDayOf(this.clock.now(), within.zone);
    const wanted = (await this.queries.wished(manager, ids, within.time)).filter(isNot(within.ignoring));
    const undecided = wanted.filter(({ decideBy, exclusive }) => decideBy < today && exclusive);
    return {
      taken: [...held.filter(isNot(within.ignoring)), ...undecided],
      outOfUse: (await this.queries.unavailable(manager, ids, within.time)).map(toUse),
      wishes: wanted.filter(({ decideBy }) => decideBy >= today).map(toWish),
    };
  }
}

const isNot =
  (ignoring: ReadonlySet<string> | undefined) =>
  ({ holderId }: { holderId: string }): boolean =>
    ignoring?.has(holderId) !== true;

const toWish = ({ resourceId, quantity, from, until, holderId, partnerId }: WishedUse): Wish => ({
  ...{ resourceId, quantity, from, until, partnerId },
  visitId: holderId,
});

function idsOf({ rooms, pools, tutors, vehicles }: Chosen): string[] {
  const all = [...rooms, ...rooms.flatMap(({ brings }) => brings), ...pools, ...tutors, ...vehicles];
  return [...new Set(all.map(({ id }) => id))];
}

function poolTimes({ id, name, quantity }: PoolFacts, uses: readonly Use[]): ResourceFacts['pools'][number] {
  return { id, name, stock: quantity, uses };
}

function busyTimes(timesOf: TimesOf, id: string) {
  const { taken, closed } = timesOf(id);
  return unionOf([...taken, ...closed]);
}

/** A tutor's weekly hours on each of the days. */
export function workingTimes(hours: readonly OpeningFacts[], { days, zone }: Pick<Within, 'days' | 'zone'>) {
  const working = days.flatMap((day) => {
    const today = hours.filter(({ weekday }) => weekday === weekdayOf(day));
    return openTimes(today, day, zone);
  });
  return unionOf(working);
}
