import type { SchoolDayView } from '#shared/contracts/timetables.contract.js';
import { addDays, weekday, type LocalDate } from '#shared/values/local-date.js';
import { formatDay } from '../../core/dates.js';
import type { Choice } from '../../ui/choice.js';
import { WHEN } from './booking.texts.js';

type Day = Pick<SchoolDayView, 'day' | 'kind' | 'week'>;

export interface DayRange {
  from: LocalDate;
  to: LocalDate;
}

/** What somebody chose of the days: a word of its own, or the first and last day that they entered. */
export interface DaysWished extends DayRange {
  when: string;
}

export const SOON = 'soon';
export const OWN_DAYS = 'dates';
const SOON_DAYS = 28;
const WEEKS = 8;
const WEEK = 7;

const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekday(day));

/** The last school day before the next half-term or holidays; null when none of the days knows of any. */
export function lastDayOfHalfTerm(days: readonly Day[]): LocalDate | null {
  const first = days.findIndex(({ kind }) => kind === 'school_day');
  const holiday = days.findIndex(({ kind }, index) => index > first && ['half_term', 'holiday'].includes(kind));
  if (first === -1 || holiday === -1) return null;
  return days.slice(0, holiday).findLast(({ kind }) => kind === 'school_day')?.day ?? null;
}

/** The weeks to come in which there is school, as far as it is known; "The week of Monday 30 November (A)". */
function weekChoices(today: LocalDate, days: readonly Day[]): Choice[] {
  return Array.from({ length: WEEKS }, (_, index) => mondayOf(addDays(today, 1 + index * WEEK))).flatMap((monday) => {
    const known = days.filter(({ day }) => mondayOf(day) === monday);
    if (known.length > 0 && !known.some(({ kind }) => kind === 'school_day')) return [];
    const letter = known.find(({ week }) => week !== null)?.week ?? null;
    return [{ value: `week:${monday}`, label: WHEN.week(formatDay(monday), letter) }];
  });
}

/** @param days of the school, from tomorrow on; none where nobody knows them */
export function whenChoices(today: LocalDate, days: readonly Day[]): Choice[] {
  const end = lastDayOfHalfTerm(days);
  return [
    { value: SOON, label: WHEN.soon },
    ...(end === null ? [] : [{ value: `until:${end}`, label: WHEN.until(formatDay(end)) }]),
    ...weekChoices(today, days),
    { value: OWN_DAYS, label: WHEN.own },
  ];
}

/** The days meant: from tomorrow at the earliest, unless somebody entered them. */
export function rangeOf({ when, from, to }: DaysWished, today: LocalDate): DayRange {
  const tomorrow = addDays(today, 1);
  const [word, day = ''] = when.split(':');
  if (word === OWN_DAYS) return { from, to };
  if (word === 'until') return { from: tomorrow, to: day };
  if (word === 'week') return { from: day > tomorrow ? day : tomorrow, to: addDays(day, WEEK - 1) };
  return { from: tomorrow, to: addDays(today, SOON_DAYS) };
}
