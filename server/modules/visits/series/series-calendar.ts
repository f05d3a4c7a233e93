import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RepeatRule } from '#shared/contracts/series-requests.contract.js';
import { daysBetween } from '#shared/values/local-date.js';
import { LONGEST_SERIES_DAYS } from '#shared/values/series-limits.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { weekdayOf } from '../../../common/kernel/wall-time.js';
import { TimetablesQueries } from '../../timetables/index.js';
import { seriesDays, type DayFacts, type SeriesDays, type SeriesRule } from '../domain/series/series-days.js';

export interface SeriesPlace {
  readonly centreId: string;
  readonly authorityId: string;
  readonly partnerId: string;
}

/** Turns how something repeats into dates, with what the calendars of school and centre say. */
@Injectable()
export class SeriesCalendar {
  constructor(private readonly timetables: TimetablesQueries) {}

  /** The rule that somebody's words mean, from a first day on. */
  async ruleOf(
    manager: EntityManager,
    { authorityId }: SeriesPlace,
    { day, repeat }: { readonly day: string; readonly repeat: RepeatRule },
  ): Promise<SeriesRule> {
    const { every, weekdays = [weekdayOf(day)], until, leftOut } = repeat;
    const lastDay = 'day' in until ? until.day : (await this.timetables.termOf(manager, authorityId, day)).lastDay;
    return { every, weekdays: [...weekdays].sort(), firstDay: day, lastDay, leftOut: [...leftOut].sort() };
  }

  /** @throws RefusedError series/no-dates, series/too-long, series/too-many-dates, series/no-week-letters */
  async daysOf(manager: EntityManager, place: SeriesPlace, rule: SeriesRule): Promise<SeriesDays> {
    const range = { from: rule.firstDay, to: rule.lastDay };
    if (range.to < range.from) throw new RefusedError('series/no-dates');
    if (daysBetween(range.from, range.to) >= LONGEST_SERIES_DAYS) throw new RefusedError('series/too-long');
    const { days } = await this.timetables.schoolDays(manager, { partnerId: place.partnerId, ...range });
    const closed = await this.timetables.centreClosedDays(manager, { centreId: place.centreId, ...range });
    const facts = new Map<string, DayFacts>(
      days.map(({ day, reason, week }) => [day, { schoolClosed: reason, week, centreClosed: closed.get(day) ?? null }]),
    );
    const answer = seriesDays(rule, (day) => facts.get(day) ?? UNKNOWN);
    if (!answer.ok) throw new RefusedError(answer.refusal);
    return answer.value;
  }
}

const UNKNOWN: DayFacts = { schoolClosed: null, week: null, centreClosed: null };
