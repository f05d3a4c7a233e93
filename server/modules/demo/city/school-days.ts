import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';
import { isBankHoliday } from '../../../common/bank-holidays.js';

/**
 * When the invented authority's schools are open: a usual English school year, by rule, so that it exists for every
 * year. Half-terms are the weeks of the last Monday in October and May and of the third Monday in February; Easter is
 * two weeks from the Monday on or after 29 March, whenever Easter is.
 */
const FIRST_DAY = '09-03';
const LAST_DAY = '07-21';
const CHRISTMAS = ['12-20', '01-04'] as const;

export const isWeekday = (day: string): boolean => weekdayOf(day) <= 5;

const mondayOnOrBefore = (day: string) => addDays(day, 1 - weekdayOf(day));
const mondayOnOrAfter = (day: string) => addDays(day, (8 - weekdayOf(day)) % 7);

/** First day and length of the breaks in a calendar year. */
function breaksOf(year: number): [string, number][] {
  return [
    [mondayOnOrBefore(`${year}-10-31`), 7],
    [mondayOnOrBefore(`${year}-05-31`), 7],
    [mondayOnOrAfter(`${year}-02-15`), 7],
    [mondayOnOrAfter(`${year}-03-29`), 14],
  ];
}

function isInTerm(day: string): boolean {
  const date = day.slice(5);
  const isSummer = date > LAST_DAY && date < FIRST_DAY;
  const isChristmas = date >= CHRISTMAS[0] || date <= CHRISTMAS[1];
  const inBreak = breaksOf(Number(day.slice(0, 4))).some(([first, days]) => day >= first && day < addDays(first, days));
  return !isSummer && !isChristmas && !inBreak;
}

export const isSchoolDay = (day: string): boolean => isWeekday(day) && isInTerm(day) && !isBankHoliday(day);

/** The first weekday on or after a day. */
export const workingDayFrom = (day: string): string => (isWeekday(day) ? day : mondayOnOrAfter(day));

/** The last weekday before a day. */
export function workingDayBefore(day: string): string {
  const before = addDays(day, -1);
  return isWeekday(before) ? before : workingDayBefore(before);
}

/** Mondays from the week of one day to the week of another. */
export function weeksBetween(from: string, to: string): string[] {
  const weeks: string[] = [];
  for (let monday = mondayOnOrBefore(from); monday <= to; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}
