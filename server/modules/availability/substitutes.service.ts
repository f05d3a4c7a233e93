import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, localDayOf, startOfDay, weekdayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { JourneysService } from '../partners/index.js';
import type { AskedOn } from './asked-visits.service.js';
import { CentreHours, type HoursOfDays } from './centre-hours.js';
import { spanOf, unionOf } from './domain/intervals.js';
import { openHours } from './domain/opening-times.js';
import { searchDay, type CalendarDay } from './domain/search-days.js';
import type { ResourceFacts, SearchDay } from './domain/search-facts.js';
import { otherRoom, otherTime, type Substitute, type SubstituteNeeds } from './domain/substitutes.js';
import { bookable, type SessionTime } from './domain/time-obstacles.js';
import { awayOf } from './domain/travel.js';
import { ResourceFactsLoader, type Chosen } from './resource-facts.js';
import { SearchCalendars } from './search-calendar.js';
import { WantedResources } from './wanted-resources.js';

/** A date that cannot be had as it is, with the time that was wanted. */
export interface LostDate {
  readonly day: string;
  readonly session: SessionTime;
}

export interface SubstitutesFor extends Omit<AskedOn, 'days'> {
  readonly features: readonly string[];
  readonly lost: readonly LostDate[];
  /** Days on which the group comes anyway: nothing else is offered there. */
  readonly daysTaken: ReadonlySet<string>;
}

interface Search extends SubstitutesFor {
  readonly manager: EntityManager;
  readonly needs: SubstituteNeeds;
  readonly chosen: Chosen;
  readonly found: Map<string, Substitute>;
}

const NO_WISHES = { weekdays: null, earliest: null, latest: null, periods: null, backBy: null, wishedStart: null };

/** What could be had instead: the same time in another room, or else another time of that week. */
@Injectable()
export class SubstitutesService {
  constructor(
    private readonly wanted: WantedResources,
    private readonly hours: CentreHours,
    private readonly calendars: SearchCalendars,
    private readonly resources: ResourceFactsLoader,
    private readonly journeys: JourneysService,
    private readonly clock: Clock,
  ) {}

  /** The best substitute by lost day. Two looks, however many dates: at these times, then at the weeks still without. */
  async find(manager: EntityManager, asked: SubstitutesFor): Promise<ReadonlyMap<string, Substitute>> {
    const found = new Map<string, Substitute>();
    if (asked.lost.length === 0) return found;
    const chosen = await this.wanted.of(manager, asked.centre.id, asked.wanted);
    const journey = await this.journeys.between(manager, { centreId: asked.centre.id, partnerId: asked.partnerId });
    const needs = { asked: { ...asked.wanted, journeyMinutes: journey?.minutes ?? null }, features: asked.features };
    const search = { ...asked, manager, needs, chosen, found };
    await this.inOtherRooms(search);
    await this.atOtherTimes(search);
    return found;
  }

  private async inOtherRooms(search: Search): Promise<void> {
    const { lost, centre, needs, found, manager } = search;
    const reach = reachOf(search);
    const days = lost.map(({ day }) => day).sort();
    const range = { from: days[0] ?? '', to: days.at(-1) ?? '' };
    const hours: HoursOfDays = await this.hours.between(manager, centre.id, range);
    const facts = await this.look(search, days, apart(lost.map(({ session }) => widened(session, reach))));
    const now = this.clock.now();
    for (const { day, session } of lost) {
      const time = { session, hours: openHours(hours(day), day, centre.zone), now };
      const substitute = otherRoom(needs, time, facts);
      if (substitute) found.set(day, substitute);
    }
  }

  private async atOtherTimes(search: Search): Promise<void> {
    const { found, needs, manager, centre, partnerId, daysTaken } = search;
    const lost = search.lost.filter(({ day }) => !found.has(day));
    const weeks = [...new Set(lost.map(({ day }) => mondayOf(day)))].sort();
    const [first, last] = [weeks[0], weeks.at(-1)];
    if (first === undefined || last === undefined) return;
    const { days } = await this.calendars.load(manager, { centre, partnerId, from: first, to: addDays(last, 6) });
    const today = localDayOf(this.clock.now(), centre.zone);
    const usable = days.filter(({ day, atSchool }) => atSchool && day >= today && !daysTaken.has(day));
    const byWeek = Map.groupBy(usable, ({ day }) => mondayOf(day));
    const inWeeks = weeks.flatMap((monday) => Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
    const reach = reachOf(search);
    const windows = weeks.map((monday) => ({
      startsAt: startOfDay(monday, centre.zone),
      endsAt: startOfDay(addDays(monday, 7), centre.zone),
    }));
    const facts = await this.look(search, inWeeks, apart(windows.map((week) => widened(week, reach))));
    const offered = new Set<string>();
    for (const { day, session } of lost) {
      const free = (byWeek.get(mondayOf(day)) ?? []).filter((one) => !offered.has(one.day));
      const substitute = otherTime(needs, session, this.searchDays(free, centre.zone), facts);
      if (!substitute) continue;
      found.set(day, substitute);
      offered.add(localDayOf(substitute.session.startsAt, centre.zone));
    }
  }

  private searchDays(days: readonly CalendarDay[], zone: string): SearchDay[] {
    const bounds = bookable(this.clock.now());
    return days.flatMap((day) => {
      const answer = searchDay(day, { ...NO_WISHES, from: day.day, to: day.day }, zone, bounds);
      return 'day' in answer ? [answer.day] : [];
    });
  }

  private look(
    { manager, centre, chosen, ignoring }: Search,
    days: readonly string[],
    windows: readonly SessionTime[],
  ): Promise<ResourceFacts> {
    const [from, to] = [days[0] ?? '', days.at(-1) ?? ''];
    const time = {
      startsAt: startOfDay(addDays(from, -1), centre.zone),
      endsAt: startOfDay(addDays(to, 2), centre.zone),
    };
    return this.resources.load(manager, chosen, { zone: centre.zone, days, time, windows, ignoring });
  }
}

/** For how long before and after its session something may be held, in ms. */
function reachOf({ chosen, needs }: Pick<Search, 'chosen' | 'needs'>): number {
  const rooms = chosen.rooms.flatMap((room) => [room, ...room.brings]);
  const buffers = rooms.flatMap(({ setupMinutes, cleardownMinutes }) => [setupMinutes, cleardownMinutes]);
  const { outward } = awayOf(needs.asked);
  return Math.max(needs.asked.preparation, 2 * outward, ...buffers.map((minutes) => minutes * 60_000));
}

const widened = ({ startsAt, endsAt }: SessionTime, reach: number): SessionTime => ({
  startsAt: new Date(startsAt.getTime() - reach),
  endsAt: new Date(endsAt.getTime() + reach),
});

/** The same stretches without overlap. */
const apart = (windows: readonly SessionTime[]): SessionTime[] =>
  unionOf(windows.map(spanOf)).map(({ from, until }) => ({ startsAt: new Date(from), endsAt: new Date(until) }));

const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));
