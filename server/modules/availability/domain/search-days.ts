import type { Period } from '../../../common/kernel/lessons-touched.js';
import { instantOf, weekdayOf } from '../../../common/kernel/wall-time.js';
import { intersectionOf, type Interval } from './intervals.js';
import { openTimes, type WallHours } from './opening-times.js';
import type { SearchDay } from './search-facts.js';

interface WallPeriod {
  readonly name: string;
  readonly kind: Period['kind'];
  readonly starts: string;
  readonly ends: string;
}

/** One local day as calendars and timetables have it. */
export interface CalendarDay {
  readonly day: string;
  readonly hours: readonly WallHours[];
  readonly atSchool: boolean;
  readonly periods: readonly WallPeriod[];
}

/** What somebody wants of days and times, in their own words. */
export interface TimeWishes {
  readonly from: string;
  readonly to: string;
  readonly weekdays: readonly number[] | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly periods: { readonly first: string; readonly last: string } | null;
  readonly backBy: { readonly time: string } | { readonly period: string } | null;
  readonly wishedStart: string | null;
}

export type DayProblem = 'unknown_period' | 'time_does_not_exist' | 'time_is_ambiguous';
export type DayOrProblem = { readonly day: SearchDay } | { readonly problem: DayProblem };

/** The words of a wish as an instant of that day, or why there is none. */
class WordsOfDay {
  problem: DayProblem | null = null;
  readonly periods: readonly Period[];

  constructor(
    private readonly calendar: CalendarDay,
    private readonly zone: string,
  ) {
    this.periods = calendar.periods.flatMap(({ name, kind, starts, ends }) => {
      const [from, until] = [this.instant(starts), this.instant(ends)];
      return from && until ? [{ name, kind, from, until }] : [];
    });
  }

  at(time: string | null): number | null {
    if (time === null) return null;
    const answer = instantOf(this.calendar.day, time, this.zone);
    if (!answer.ok) this.problem = answer.problem;
    return answer.ok ? answer.instant.getTime() : null;
  }

  beginningOf(period: string): number | null {
    return this.period(period)?.from.getTime() ?? null;
  }

  endOf(period: string): number | null {
    return this.period(period)?.until.getTime() ?? null;
  }

  private period(name: string): Period | null {
    const wanted = name.toLowerCase();
    const found = this.periods.find((period) => period.name.toLowerCase() === wanted) ?? null;
    if (!found) this.problem = 'unknown_period';
    return found;
  }

  private instant(time: string): Date | null {
    const answer = instantOf(this.calendar.day, time, this.zone);
    return answer.ok ? answer.instant : null;
  }
}

/**
 * A day with what was wished of it. Days on which a named period does not take place, or a time does not exist, are a
 * problem: whoever searches leaves them out, and says why when no day remains.
 * @param bounds between which instants anything can be asked for at all
 */
export function searchDay(calendar: CalendarDay, wishes: TimeWishes, zone: string, bounds: Interval): DayOrProblem {
  const words = new WordsOfDay(calendar, zone);
  const day = {
    day: calendar.day,
    zone,
    asked: isAsked(calendar.day, wishes),
    open: intersectionOf(openTimes(calendar.hours, calendar.day, zone), [bounds]),
    atSchool: calendar.atSchool,
    periods: words.periods,
    within: sessionBounds(words, wishes),
    ...awayBounds(words, wishes),
    wishedAt: words.at(wishes.wishedStart),
  };
  return words.problem ? { problem: words.problem } : { day };
}

function sessionBounds(words: WordsOfDay, { earliest, latest }: TimeWishes): Interval | null {
  if (earliest === null && latest === null) return null;
  return { from: words.at(earliest) ?? -Infinity, until: words.at(latest) ?? Infinity };
}

/** Away from the first wanted period until the last, and back by what was said, whichever is earlier. */
function awayBounds(words: WordsOfDay, { periods, backBy }: TimeWishes): Pick<SearchDay, 'leaveFrom' | 'backBy'> {
  const leaveFrom = periods ? words.beginningOf(periods.first) : null;
  const backs = [periods ? words.endOf(periods.last) : null, backBy ? backAt(words, backBy) : null];
  const back = Math.min(...backs.map((at) => at ?? Infinity));
  return { leaveFrom, backBy: back === Infinity ? null : back };
}

const backAt = (words: WordsOfDay, wish: NonNullable<TimeWishes['backBy']>): number | null =>
  'time' in wish ? words.at(wish.time) : words.beginningOf(wish.period);

function isAsked(day: string, { from, to, weekdays }: TimeWishes): boolean {
  return from <= day && day <= to && (weekdays === null || weekdays.includes(weekdayOf(day)));
}
