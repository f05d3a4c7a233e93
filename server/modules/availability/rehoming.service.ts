import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import { addDays, localDayOf, startOfDay } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';
import { JourneysService } from '../partners/index.js';
import type { WantedVisit } from './asked-visits.service.js';
import { CentreHours } from './centre-hours.js';
import type { CentreStock } from './domain/holdings.js';
import type { Displaced, Rehomed } from './domain/homes.js';
import { openHours } from './domain/opening-times.js';
import { rehome } from './domain/rehoming.js';
import { searchDay } from './domain/search-days.js';
import type { SearchDay } from './domain/search-facts.js';
import type { Use } from './domain/stock.js';
import { bookable, type SessionTime } from './domain/time-obstacles.js';
import { ResourceFactsLoader, workingTimes } from './resource-facts.js';
import { SearchCalendars } from './search-calendar.js';

/** A visit that loses its place. */
export interface DisplacedVisit extends Omit<Displaced, 'asked' | 'hours' | 'days'> {
  readonly wanted: WantedVisit;
}

export interface RehomingOf {
  readonly centre: CentreFacts;
  readonly displaced: readonly DisplacedVisit[];
  /** What is not out of use yet, and would be. */
  readonly closing: readonly Use[];
  /** Days, both included, on which schools would be closed that are open yet. */
  readonly shut: { readonly partnerId: string; readonly from: string; readonly to: string } | null;
}

interface Range {
  readonly from: string;
  readonly to: string;
}

/** How many days before and after the visits another time is looked for. */
const AROUND = { before: 7, after: 28 } as const;
const NO_WISHES = { weekdays: null, earliest: null, latest: null, periods: null, backBy: null, wishedStart: null };

/** Other places for visits that lose theirs, possible all together; one look, however many visits. Reads only. */
@Injectable()
export class RehomingService {
  constructor(
    private readonly centres: CentresQueries,
    private readonly resources: ResourceFactsLoader,
    private readonly hours: CentreHours,
    private readonly calendars: SearchCalendars,
    private readonly journeys: JourneysService,
    private readonly clock: Clock,
  ) {}

  /** By visit. */
  async find(manager: EntityManager, asked: RehomingOf): Promise<ReadonlyMap<string, Rehomed>> {
    if (asked.displaced.length === 0) return new Map();
    const range = this.rangeOf(asked);
    const stock = await this.stock(manager, asked, range);
    const displaced = await this.displaced(manager, asked, range);
    return rehome(displaced, stock, this.clock.now());
  }

  private rangeOf({ centre, displaced }: RehomingOf): Range {
    const days = displaced.map(({ day }) => day).sort();
    const today = localDayOf(this.clock.now(), centre.zone);
    const [from, to] = [addDays(days[0] ?? today, -AROUND.before), addDays(days.at(-1) ?? today, AROUND.after)];
    const last = addDays(today, HORIZON_DAYS);
    return { from: from < today ? today : from, to: to > last ? last : to };
  }

  private async stock(manager: EntityManager, { centre, closing }: RehomingOf, range: Range): Promise<CentreStock> {
    const rooms = await this.centres.roomsOf(manager, centre.id);
    const pools = await this.centres.poolsOf(manager, centre.id);
    const tutors = await this.centres.tutorsOf(manager, centre.id);
    const vehicles = await this.centres.vehiclesOf(manager, centre.id);
    const all = [...rooms, ...rooms.flatMap(({ brings }) => brings), ...pools, ...tutors, ...vehicles];
    const ids = [...new Set(all.map(({ id }) => id))];
    const time = timeOf(range, centre.zone);
    const days = daysOf(range);
    const { taken, outOfUse } = await this.resources.uses(manager, ids, { zone: centre.zone, time });
    return {
      rooms,
      pools: pools.map(({ id, name, quantity }) => ({ id, name, stock: quantity })),
      tutors: tutors.map(({ hours, ...tutor }) => ({
        ...tutor,
        free: workingTimes(hours, { days, zone: centre.zone }),
      })),
      vehicles: vehicles.map((vehicle) => ({ ...vehicle, free: [{ from: -Infinity, until: Infinity }] })),
      held: taken,
      outOfUse: [...outOfUse, ...closing],
    };
  }

  private async displaced(manager: EntityManager, asked: RehomingOf, range: Range): Promise<Displaced[]> {
    const { centre } = asked;
    const hours = await this.hours.between(manager, centre.id, range);
    const all: Displaced[] = [];
    for (const [partnerId, visits] of Map.groupBy(asked.displaced, (visit) => visit.partnerId)) {
      const days = await this.schoolDays(manager, partnerId, asked, range);
      const journey = await this.journeys.between(manager, { centreId: centre.id, partnerId });
      const journeyMinutes = journey?.minutes ?? null;
      for (const { wanted, ...visit } of visits) {
        const open = openHours(hours(visit.day), visit.day, centre.zone);
        all.push({ ...visit, asked: { ...wanted, journeyMinutes }, hours: open, days });
      }
    }
    return all;
  }

  /** Days on which the school is at work: nobody is sent to another day on which it is closed. */
  private async schoolDays(
    manager: EntityManager,
    partnerId: string,
    { centre, shut }: RehomingOf,
    range: Range,
  ): Promise<SearchDay[]> {
    const { days } = await this.calendars.load(manager, { centre, partnerId, ...range });
    const bounds = bookable(this.clock.now());
    const isShut = (day: string) => shut?.partnerId === partnerId && shut.from <= day && day <= shut.to;
    return days.flatMap((day) => {
      if (!day.atSchool || isShut(day.day)) return [];
      const answer = searchDay(day, { ...NO_WISHES, from: day.day, to: day.day }, centre.zone, bounds);
      return 'day' in answer ? [answer.day] : [];
    });
  }
}

/** With a day before and after, as buffers and journeys reach beyond it. */
const timeOf = ({ from, to }: Range, zone: string): SessionTime => ({
  startsAt: startOfDay(addDays(from, -1), zone),
  endsAt: startOfDay(addDays(to, 2), zone),
});

function daysOf({ from, to }: Range): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
