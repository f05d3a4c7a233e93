/** Bell times as the editor and the page of a school handle them. */
import type { BellWeek, PeriodKind } from '#shared/contracts/vocabulary.js';
import type { PeriodView } from '#shared/contracts/bell-times.contract.js';
import { weekdayName, weekName } from './bell-times.texts.js';

export interface PeriodValues {
  week: BellWeek;
  /** 1 is Monday. */
  weekday: number;
  name: string;
  kind: PeriodKind;
  starts: string;
  ends: string;
}

export interface DayKey {
  week: BellWeek;
  weekday: number;
}

export const SCHOOL_WEEK = [1, 2, 3, 4, 5] as const;

export const isOn =
  ({ week, weekday }: DayKey) =>
  (period: PeriodValues): boolean =>
    period.week === week && period.weekday === weekday;

/** Places in the list of the periods of a day: they name the fields. */
export const placesOn = (periods: readonly PeriodValues[], day: DayKey): number[] =>
  periods.flatMap((period, place) => (isOn(day)(period) ? [place] : []));

export const everyDay = (periods: readonly PeriodView[]): PeriodValues[] =>
  SCHOOL_WEEK.flatMap((weekday) => periods.map((period) => ({ ...period, week: 'every' as const, weekday })));

/** With another period on a day, which begins where the last one ends. */
export function withPeriod(periods: readonly PeriodValues[], day: DayKey): PeriodValues[] {
  const last = periods.filter(isOn(day)).at(-1);
  const lessons = periods.filter(isOn(day)).filter(({ kind }) => kind === 'lesson').length;
  const next = { ...day, name: `Period ${lessons + 1}`, kind: 'lesson' as const, starts: last?.ends ?? '', ends: '' };
  return [...periods, next];
}

/** The days given look like the day that is copied. */
export function copiedDay(periods: readonly PeriodValues[], from: DayKey, to: readonly DayKey[]): PeriodValues[] {
  const isTarget = (period: PeriodValues) => to.some((day) => isOn(day)(period));
  const copies = to.flatMap((day) => periods.filter(isOn(from)).map((period) => ({ ...period, ...day })));
  return [...periods.filter((period) => !isTarget(period)), ...copies];
}

/** Weeks begin to alternate with B like A; when they stop, A is kept. */
export function alternating(periods: readonly PeriodValues[], on: boolean): PeriodValues[] {
  if (!on) return periods.filter(({ week }) => week !== 'B').map((period) => ({ ...period, week: 'every' }));
  if (periods.some(({ week }) => week !== 'every')) return [...periods];
  return (['A', 'B'] as const).flatMap((week) => periods.map((period) => ({ ...period, week })));
}

export interface DaysAlike {
  /** "Monday to Thursday", "Week B, Friday" */
  days: string;
  periods: PeriodView[];
}

const sameTimes = (a: readonly PeriodView[], b: readonly PeriodView[]): boolean =>
  a.length === b.length &&
  a.every((period, index) => {
    const other = b[index];
    return other?.name === period.name && other.starts === period.starts && other.ends === period.ends;
  });

/** The week in as few lists as possible: neighbouring days that are alike share one. */
export function daysAlike(periods: readonly PeriodValues[]): DaysAlike[] {
  const weeks = (['every', 'A', 'B'] as const).filter((week) => periods.some((period) => period.week === week));
  return weeks.flatMap((week) => {
    const runs: { first: number; last: number; periods: PeriodValues[] }[] = [];
    for (const weekday of SCHOOL_WEEK) {
      const own = periods.filter(isOn({ week, weekday })).sort((a, b) => (a.starts < b.starts ? -1 : 1));
      const before = runs.at(-1);
      if (before && sameTimes(before.periods, own)) before.last = weekday;
      else runs.push({ first: weekday, last: weekday, periods: own });
    }
    return runs.map(({ first, last, periods: own }) => ({ days: named(week, first, last), periods: own }));
  });
}

function named(week: BellWeek, first: number, last: number): string {
  const between = last === first + 1 ? 'and' : 'to';
  const days = first === last ? weekdayName(first) : `${weekdayName(first)} ${between} ${weekdayName(last)}`;
  return week === 'every' ? days : `${weekName(week)}, ${days}`;
}
