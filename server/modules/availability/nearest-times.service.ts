import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { earliestDay, latestDay } from '#shared/values/policy-days.js';
import { addDays, localDayOf, startOfDay, wallTimeOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { JourneysService } from '../partners/index.js';
import type { AskedOn } from './asked-visits.service.js';
import { AvailabilityQueries } from './availability.queries.js';
import { nearestTimes, type NearestTime } from './domain/nearest-times.js';
import { searchDay } from './domain/search-days.js';
import type { SearchDay } from './domain/search-facts.js';
import { bookable, type SessionTime } from './domain/time-obstacles.js';
import { ResourceFactsLoader } from './resource-facts.js';
import { SearchCalendars } from './search-calendar.js';
import { WantedResources } from './wanted-resources.js';

export interface NearestTo extends Omit<AskedOn, 'days'> {
  readonly features: readonly string[];
  /** What is wanted and cannot be had, or is not to be. */
  readonly day: string;
  readonly session: SessionTime;
  /** Days on which the group may come at all. */
  readonly comesOn: (day: string) => boolean;
  readonly most: number;
}

/** In how many days around the wished one it looks. */
const AROUND = { before: 14, after: 28 } as const;

/** The nearest times at which all that a visit needs can be had, over rooms and days. Reads only. */
@Injectable()
export class NearestTimesService {
  constructor(
    private readonly queries: AvailabilityQueries,
    private readonly wanted: WantedResources,
    private readonly calendars: SearchCalendars,
    private readonly resources: ResourceFactsLoader,
    private readonly journeys: JourneysService,
    private readonly clock: Clock,
  ) {}

  /** Within the centre's notice and horizon. */
  async find(manager: EntityManager, asked: NearestTo): Promise<NearestTime[]> {
    const { centre, partnerId, wanted, features, day, session, ignoring } = asked;
    const range = await this.range(manager, asked);
    if (range.from > range.to) return [];
    const { days } = await this.calendars.load(manager, { centre, partnerId, ...range });
    const onDays = {
      zone: centre.zone,
      days: days.map((one) => one.day),
      time: {
        startsAt: startOfDay(addDays(range.from, -1), centre.zone),
        endsAt: startOfDay(addDays(range.to, 2), centre.zone),
      },
      ignoring,
    };
    const chosen = await this.wanted.of(manager, centre.id, wanted);
    const facts = await this.resources.load(manager, chosen, onDays);
    const journey = await this.journeys.between(manager, { centreId: centre.id, partnerId });
    const wish = { asked: { ...wanted, journeyMinutes: journey?.minutes ?? null }, features, day, session };
    const usable = days.filter((one) => asked.comesOn(one.day));
    return nearestTimes(wish, this.searchDays(usable, asked), facts, asked.most);
  }

  private async range(manager: EntityManager, { centre, day }: NearestTo): Promise<{ from: string; to: string }> {
    const limits = await this.queries.policyLimits(manager, centre.id);
    const today = localDayOf(this.clock.now(), centre.zone);
    const [earliest, latest] = [earliestDay(today, limits), latestDay(today, limits)];
    const [from, to] = [addDays(day, -AROUND.before), addDays(day, AROUND.after)];
    return { from: from < earliest ? earliest : from, to: to > latest ? latest : to };
  }

  private searchDays(days: Parameters<typeof searchDay>[0][], { centre: { zone }, session }: NearestTo): SearchDay[] {
    const bounds = bookable(this.clock.now());
    const wishedStart = wallTimeOf(session.startsAt, zone);
    return days.flatMap((day) => {
      const wishes = { ...NO_WISHES, from: day.day, to: day.day, wishedStart };
      const answer = searchDay(day, wishes, zone, bounds);
      return 'day' in answer ? [answer.day] : [];
    });
  }
}

const NO_WISHES = { weekdays: null, earliest: null, latest: null, periods: null, backBy: null };
