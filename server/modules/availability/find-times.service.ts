import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Refusal } from '#shared/contracts/refusals.js';
import type { FoundTimes, SearchTimes } from '#shared/contracts/search.contract.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import { earliestDay, latestDay } from '#shared/values/policy-days.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { addDays, localDayOf, startOfDay } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import type { CentreFacts } from '../centres/index.js';
import { JourneysService, type Journey } from '../partners/index.js';
import type { PolicyLimits } from './availability.queries.js';
import { deadEndOf, type DeadEnd } from './domain/dead-end.js';
import { findTimes } from './domain/find-times.js';
import { nearMisses } from './domain/near-misses.js';
import { searchDay, type CalendarDay, type DayProblem, type TimeWishes } from './domain/search-days.js';
import { STRICT, type SearchDay, type SearchFacts, type Slack, type VisitNeeds } from './domain/search-facts.js';
import { bookable } from './domain/time-obstacles.js';
import { SearchAccess } from './search-access.js';
import { SearchCalendars, type SearchCalendar } from './search-calendar.js';
import { SearchNeeds, type AskedNeeds } from './search-needs.js';
import { SearchResourcesLoader } from './search-resources.js';
import { sessionOf, toFoundTimes } from './search.mapper.js';
import { SearchRulesBook, type SearchRules } from './search-rules.js';

/** Everything that stays the same when the search is widened for near misses. */
interface Search {
  readonly manager: EntityManager;
  readonly centre: CentreFacts;
  readonly input: SearchTimes;
  readonly needs: VisitNeeds;
  readonly now: Date;
  readonly limits: PolicyLimits;
  /** False for whoever may set rules aside. */
  readonly bound: boolean;
}

interface Looked {
  readonly facts: SearchFacts;
  readonly rules: SearchRules;
  readonly calendar: SearchCalendar;
}

interface SearchRange {
  readonly from: string;
  readonly to: string;
  /** The first and the last day on which the centre takes requests. */
  readonly earliest: string;
  readonly latest: string;
}

const MINUTE = 60_000;

const withinRules = (days: readonly CalendarDay[], rules: SearchRules): CalendarDay[] =>
  days.map((day) => ({ ...day, hours: rules.within(day.day, day.hours) }));

/** Days around the asked ones that near misses may fall on. */
const DAYS_AROUND = { before: 7, after: 14 } as const;

/** Finds times for the whole visit, or says what stands in its way and what comes nearest. Reads only. */
@Injectable()
export class FindTimesService {
  constructor(
    private readonly store: Store,
    private readonly access: SearchAccess,
    private readonly wanted: SearchNeeds,
    private readonly journeys: JourneysService,
    private readonly calendars: SearchCalendars,
    private readonly resources: SearchResourcesLoader,
    private readonly rules: SearchRulesBook,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found, partner/not-found, visit/not-a-partner, search/… */
  search(actor: Actor, input: SearchTimes): Promise<FoundTimes> {
    return this.store.read(async (manager) => {
      const centre = await this.access.centreToAsk(manager, actor, input);
      const asked = await this.wanted.of(manager, input);
      const journey = await this.journeys.between(manager, input);
      const needs = needsOf(input, asked, journey);
      const { bound, ...limits } = await this.access.limits(manager, actor, centre.id);
      if (limits.longestMinutes !== null && asked.durationMinutes > limits.longestMinutes)
        throw new RefusedError('visit/longer-than-allowed');
      const search = { manager, centre, input, needs, limits, bound, now: this.clock.now() };
      const range = this.range(search);
      const { facts, calendar, rules } = await this.look(search, range, false);
      const slack = { ...STRICT, outsideSchool: input.outsideSchoolHours };
      const found = findTimes(needs, facts, slack);
      const { bellTimes } = calendar;
      const said = {
        asked,
        journey,
        needs,
        found,
        facts,
        rules,
        bellTimes,
        zone: centre.zone,
        partnerId: input.partnerId,
      };
      if (found.offers.length > 0) return toFoundTimes({ ...said, misses: [], deadEnd: null });
      const wide = await this.look(search, around(range), true);
      const misses = nearMisses(needs, wide.facts, slack);
      const deadEnd = (await this.endByRules(search, range, slack)) ?? deadEndOf(needs, wide.facts, slack);
      return toFoundTimes({ ...said, facts: wide.facts, rules: wide.rules, misses, deadEnd });
    });
  }

  /** Where something would be free but for the rules, they are the reason. */
  private async endByRules(search: Search, range: SearchRange, slack: Slack): Promise<DeadEnd | null> {
    if (!search.bound) return null;
    const { facts, rules } = await this.look({ ...search, bound: false }, range, false);
    const [free] = findTimes(search.needs, facts, slack).offers;
    if (!free) return null;
    const broken = rules.breaches(sessionOf(free.placement, search.centre.zone));
    return { code: 'against_rules', rules: broken.map(({ text }) => text) };
  }

  /** The asked days that can still be asked for, by the clock and by the centre's notice and horizon. */
  private range({ centre, input, now, limits }: Search): SearchRange {
    const today = localDayOf(now, centre.zone);
    const [earliest, latest] = [earliestDay(today, limits), latestDay(today, limits)];
    if (input.to < today) throw new RefusedError('search/in-the-past');
    if (input.to < earliest) throw new RefusedError('visit/too-short-notice');
    if (input.from > addDays(today, HORIZON_DAYS)) throw new RefusedError('search/too-far-ahead');
    if (input.from > latest) throw new RefusedError('visit/beyond-horizon');
    const to = input.to > latest ? latest : input.to;
    return { from: input.from < earliest ? earliest : input.from, to, earliest, latest };
  }

  private async look(search: Search, range: { from: string; to: string }, wide: boolean): Promise<Looked> {
    const { manager, centre, input, needs } = search;
    const { partnerId, programme } = input;
    const loaded = await this.calendars.load(manager, { centre, partnerId, ...range });
    const days = loaded.days.map(({ day }) => day);
    const minutes = needs.length / MINUTE;
    const rules = await this.rules.of(manager, { centre, partnerId, days, minutes, programme });
    const calendar = search.bound ? { ...loaded, days: withinRules(loaded.days, rules) } : loaded;
    const wanted = daysOf(search, calendar.days);
    const time = {
      startsAt: startOfDay(addDays(range.from, -1), centre.zone),
      endsAt: startOfDay(addDays(range.to, 2), centre.zone),
    };
    const onDays = { zone: centre.zone, days, time };
    const asked = { centreId: centre.id, needs, ...onDays, everyRoom: wide };
    return { facts: { days: wanted, ...(await this.resources.load(manager, asked)) }, calendar, rules };
  }
}

const around = ({ from, to, earliest, latest }: SearchRange): SearchRange => {
  const [before, after] = [addDays(from, -DAYS_AROUND.before), addDays(to, DAYS_AROUND.after)];
  return { from: before < earliest ? earliest : before, to: after > latest ? latest : after, earliest, latest };
};

function needsOf(input: SearchTimes, asked: AskedNeeds, journey: Journey | null): VisitNeeds {
  const { pupils, adults, stepFree, vehicle } = input;
  return {
    ...{ pupils, adults, stepFree, vehicle },
    features: asked.features,
    length: asked.durationMinutes * 60_000,
    preparation: asked.preparationMinutes * 60_000,
    equipment: asked.equipment,
    tutorSkill: asked.tutorSkill,
    journeyMinutes: journey?.minutes ?? null,
  };
}

const wishesOf = (input: SearchTimes): TimeWishes => ({
  from: input.from,
  to: input.to,
  weekdays: input.weekdays ?? null,
  earliest: input.earliest ?? null,
  latest: input.latest ?? null,
  periods: input.periods ?? null,
  backBy: input.backBy ?? null,
  wishedStart: input.wishedStart ?? null,
});

const REFUSAL_OF: Readonly<Record<DayProblem, Refusal>> = {
  unknown_period: 'search/unknown-period',
  time_does_not_exist: 'visit/time-does-not-exist',
  time_is_ambiguous: 'visit/time-is-ambiguous',
};

/** Days on which the wishes make no sense are left out; when no asked day is left, the person is told why. */
function daysOf({ centre, input, now }: Search, calendar: readonly CalendarDay[]): SearchDay[] {
  const wishes = wishesOf(input);
  const made = calendar.map((day) => ({ ...day, answer: searchDay(day, wishes, centre.zone, bookable(now)) }));
  const days = made.flatMap(({ answer }) => ('day' in answer ? [answer.day] : []));
  if (days.some(({ asked, atSchool }) => asked && (atSchool || input.outsideSchoolHours))) return days;
  const problems = made
    .filter(({ day }) => input.from <= day && day <= input.to)
    .flatMap(({ answer, atSchool }) =>
      'problem' in answer && (atSchool || answer.problem !== 'unknown_period') ? [answer.problem] : [],
    );
  if (!problems[0]) return days;
  const periods = [...new Set(calendar.flatMap((day) => day.periods.map(({ name }) => name)))];
  throw new RefusedError(REFUSAL_OF[problems[0]], { periods });
}
