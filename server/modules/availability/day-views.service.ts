import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DayView, RoomWeekView, WeekView } from '#shared/contracts/availability.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { addDays, weekdayOf } from '../../common/kernel/wall-time.js';
import { msFrom } from '../../database/dialect.js';
import { Store } from '../../database/store.js';
import { CentresQueries, type CentreFacts, type OpeningFacts, type TutorFacts } from '../centres/index.js';
import { toDayView, toRoomDays, type DayFacts } from './availability.mapper.js';
import { AvailabilityPolicy } from './availability.policy.js';
import { AvailabilityQueries, toUse, wholeDay } from './availability.queries.js';
import { CentreHours } from './centre-hours.js';
import { spanOf, type Interval } from './domain/intervals.js';
import { openHours } from './domain/opening-times.js';
import type { SessionTime } from './domain/time-obstacles.js';
import type { Sight } from './shown-visits.js';

type Days = readonly [string, ...string[]];

/** What is known of several days at once: one look for each kind of thing, however many days. */
type Known = Pick<DayFacts, 'rooms' | 'pools' | 'stays' | 'names' | 'poolUse' | 'unavailable'> & {
  readonly tutors: readonly TutorFacts[];
  readonly hours: (day: string) => readonly OpeningFacts[];
};

interface RoomAndDay {
  readonly centreId: string;
  readonly roomId: string;
  readonly day: string;
}

const AFTER_MONDAY = [1, 2, 3, 4, 5, 6] as const;

/** The week in which a day is. */
function weekOf(day: string): { monday: string; days: Days } {
  const monday = addDays(day, 1 - weekdayOf(day));
  return { monday, days: [monday, ...AFTER_MONDAY.map((ahead) => addDays(monday, ahead))] };
}

/** A centre's rooms, tutors and equipment day by day, for those who look at it. */
@Injectable()
export class DayViewsService {
  constructor(
    private readonly store: Store,
    private readonly centres: CentresQueries,
    private readonly queries: AvailabilityQueries,
    private readonly policy: AvailabilityPolicy,
    private readonly hours: CentreHours,
  ) {}

  /** @throws RefusedError centre/not-found, also for a centre that the actor has nothing to do with */
  async day(actor: Actor, centreId: string, day: string): Promise<DayView> {
    const [view] = await this.of(actor, centreId, [day]);
    return view;
  }

  /** @throws RefusedError centre/not-found */
  async week(actor: Actor, centreId: string, day: string): Promise<WeekView> {
    const { monday, days } = weekOf(day);
    return { monday, days: await this.of(actor, centreId, days) };
  }

  /** @throws RefusedError centre/not-found or room/not-found */
  roomWeek(actor: Actor, { centreId, roomId, day }: RoomAndDay): Promise<RoomWeekView> {
    return this.store.read(async (manager) => {
      const centre = await this.policy.centre(manager, actor, centreId);
      const rooms = await this.centres.roomOf(manager, centreId, roomId);
      if (rooms.length === 0) throw new RefusedError('room/not-found');
      const { monday, days } = weekOf(day);
      const known = await this.ofRooms(manager, centre, { rooms, days });
      const sight = this.sight(actor, centre);
      return { monday, days: days.flatMap((one) => toRoomDays(factsOf(centre, one, known, touching), sight)) };
    });
  }

  private of(actor: Actor, centreId: string, days: Days): Promise<[DayView, ...DayView[]]> {
    return this.store.read(async (manager) => {
      const centre = await this.policy.centre(manager, actor, centreId);
      const known = await this.known(manager, actor, centre, days);
      const sight = this.sight(actor, centre);
      const [first, ...others] = days;
      const ofDay = others.length === 0 ? all : touching;
      const view = (day: string) => toDayView(factsOf(centre, day, known, ofDay), sight);
      return [view(first), ...others.map(view)];
    });
  }

  private sight(actor: Actor, centre: CentreFacts): Sight {
    return {
      visits: (partnerId) => this.policy.sees(actor, centre, partnerId),
      names: (partnerId) => this.policy.seesNames(actor, centre, partnerId),
    };
  }

  /** Of these rooms alone, and of what the visits in them hold besides. */
  private async ofRooms(
    manager: EntityManager,
    { id, zone }: CentreFacts,
    { rooms, days }: Pick<Known, 'rooms'> & { days: Days },
  ): Promise<Known> {
    const [from, to] = [days[0], days.at(-1) ?? days[0]];
    const whole = wholeDay(from, addDays(to, 1), zone);
    const ids = rooms.flatMap((room) => [room.id, ...idsOf(room.brings)]);
    const stays = await this.queries.staysWithUse(manager, ids, whole);
    const pools = await this.centres.poolsOf(manager, id);
    return {
      ...{ rooms, tutors: [], stays, pools },
      hours: await this.hours.between(manager, id, { from, to }),
      names: await this.queries.names(manager, id),
      poolUse: stays.filter(isOf(pools)).map((row) => ({ ...toUse(row), holderId: row.holder_id })),
      unavailable: await this.queries.unavailable(manager, ids, whole),
    };
  }

  private async known(manager: EntityManager, actor: Actor, centre: CentreFacts, days: Days): Promise<Known> {
    const [from, to] = [days[0], days.at(-1) ?? days[0]];
    const whole = wholeDay(from, addDays(to, 1), centre.zone);
    const pools = await this.centres.poolsOf(manager, centre.id);
    const rooms = await this.centres.roomsOf(manager, centre.id);
    const seesTutors = this.policy.seesTutors(actor, centre);
    const tutors = seesTutors ? await this.centres.tutorsOf(manager, centre.id) : [];
    const inUse = [...idsOf(rooms), ...idsOf(tutors), ...idsOf(pools)];
    return {
      ...{ pools, rooms, tutors },
      hours: await this.hours.between(manager, centre.id, { from, to }),
      stays: await this.queries.stays(manager, centre.id, whole),
      names: await this.queries.names(manager, centre.id),
      poolUse: await this.queries.taken(manager, idsOf(pools), whole),
      unavailable: await this.queries.unavailable(manager, inUse, whole),
    };
  }
}

/** @param ofDay which of what is known belongs to the day */
function factsOf(centre: CentreFacts, day: string, known: Known, ofDay: typeof touching): DayFacts {
  const whole = wholeDay(day, addDays(day, 1), centre.zone);
  const onDay = (hours: readonly OpeningFacts[]) => openHours(hours, day, centre.zone);
  const weekday = weekdayOf(day);
  return {
    ...{ centre, day, whole, rooms: known.rooms, pools: known.pools, names: known.names },
    hours: onDay(known.hours(day)),
    tutors: known.tutors.map((tutor) => ({
      ...tutor,
      hours: onDay(tutor.hours.filter((own) => own.weekday === weekday)),
    })),
    stays: ofDay(whole, known.stays, (row) => ({ from: msFrom(row.starts_at), until: msFrom(row.ends_at) })),
    poolUse: ofDay(whole, known.poolUse, (use) => use),
    unavailable: ofDay(whole, known.unavailable, toUse),
  };
}

/** Where one day was asked for, the database has looked already. */
const all: typeof touching = (_time, known) => [...known];

function touching<T>(time: SessionTime, all: readonly T[], spanIn: (one: T) => Interval): T[] {
  const day = spanOf(time);
  return all.filter((one) => {
    const { from, until } = spanIn(one);
    return from < day.until && until > day.from;
  });
}

const isOf = (things: readonly { id: string }[]): ((row: { resource_id: string }) => boolean) => {
  const ids = new Set(idsOf(things));
  return ({ resource_id: id }) => ids.has(id);
};

const idsOf = (things: readonly { id: string }[]): string[] => things.map((thing) => thing.id);
