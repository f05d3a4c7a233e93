import type { Repeat, SkipReason } from '#shared/contracts/series.contract.js';
import { daysBetween } from '#shared/values/local-date.js';
import { LONGEST_SERIES_DAYS, MOST_OCCURRENCES } from '#shared/values/series-limits.js';
import type { Refusal } from '#shared/contracts/refusals.js';
import { addDays, weekdayOf } from '../../../../common/kernel/wall-time.js';

/** On which local days something repeats. */
export interface SeriesRule {
  readonly every: Repeat;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly firstDay: string;
  readonly lastDay: string;
  /** Days that the person has taken out. */
  readonly leftOut: readonly string[];
}

/** What calendars say of a day. */
export interface DayFacts {
  /** Why the school does not work that day, in words; null when it does. */
  readonly schoolClosed: string | null;
  readonly week: 'A' | 'B' | null;
  /** Why the centre is closed that day, in words; null when it is not. */
  readonly centreClosed: string | null;
}

export interface SkippedDay {
  readonly day: string;
  readonly why: SkipReason;
  /** What the calendar calls it; null for a day that somebody left out. */
  readonly words: string | null;
}

export interface SeriesDays {
  readonly days: readonly string[];
  readonly skipped: readonly SkippedDay[];
}

export type DaysOrProblem = { readonly ok: true; readonly value: SeriesDays } | { ok: false; refusal: Refusal };

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** Whether the weeks of two days are an even number of weeks apart. */
export const inSameFortnights = (day: string, other: string): boolean =>
  Math.abs(daysBetween(mondayOf(day), mondayOf(other))) % 14 === 0;

/**
 * The dates of a series. A fortnight counts whole weeks from the week of the first day, holidays included; weeks A and B
 * are the school's own. Days on which school or centre are closed are skipped and named.
 */
export function seriesDays(rule: SeriesRule, factsOf: (day: string) => DayFacts): DaysOrProblem {
  if (rule.lastDay < rule.firstDay) return { ok: false, refusal: 'series/no-dates' };
  if (daysBetween(rule.firstDay, rule.lastDay) >= LONGEST_SERIES_DAYS) return { ok: false, refusal: 'series/too-long' };
  const inRule = daysInRange(rule).filter((day) => isInRule(rule, day, factsOf));
  if (inRule.length === 0) return { ok: false, refusal: emptyBecause(rule, factsOf) };
  const skipped = inRule.flatMap((day) => skip(rule, day, factsOf(day)) ?? []);
  const left = new Set(skipped.map(({ day }) => day));
  const days = inRule.filter((day) => !left.has(day));
  if (days.length === 0) return { ok: false, refusal: 'series/no-dates' };
  if (days.length > MOST_OCCURRENCES) return { ok: false, refusal: 'series/too-many-dates' };
  return { ok: true, value: { days, skipped } };
}

function daysInRange({ weekdays, firstDay, lastDay }: SeriesRule): string[] {
  const days: string[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) if (weekdays.includes(weekdayOf(day))) days.push(day);
  return days;
}

function isInRule({ every, firstDay }: SeriesRule, day: string, factsOf: (day: string) => DayFacts): boolean {
  switch (every) {
    case 'week':
      return true;
    case 'fortnight':
      return inSameFortnights(firstDay, day);
    case 'week_a':
      return factsOf(day).week === 'A';
    case 'week_b':
      return factsOf(day).week === 'B';
  }
}

/** Where weeks A or B were wanted and no week has a letter, the school's weeks do not alternate. */
function emptyBecause({ every, firstDay, lastDay }: SeriesRule, factsOf: (day: string) => DayFacts): Refusal {
  if (every === 'week' || every === 'fortnight') return 'series/no-dates';
  const all = daysInRange({ every, firstDay, lastDay, weekdays: [1, 2, 3, 4, 5, 6, 7], leftOut: [] });
  return all.some((day) => factsOf(day).week !== null) ? 'series/no-dates' : 'series/no-week-letters';
}

/** Somebody's own wish comes first: a day that was left out is not explained by a holiday. */
function skip({ leftOut }: SeriesRule, day: string, facts: DayFacts): SkippedDay | null {
  if (leftOut.includes(day)) return { day, why: 'left_out', words: null };
  if (facts.schoolClosed !== null) return { day, why: 'school_closed', words: facts.schoolClosed };
  return facts.centreClosed === null ? null : { day, why: 'centre_closed', words: facts.centreClosed };
}
