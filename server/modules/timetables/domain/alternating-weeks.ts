import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';

export type WeekLetter = 'A' | 'B';

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

const WEEKDAYS = [0, 1, 2, 3, 4];
const other = (letter: WeekLetter): WeekLetter => (letter === 'A' ? 'B' : 'A');

export interface Alternation {
  /** Any day of a week A. Where the school has no day in that week, the next week in which it has one is A. */
  readonly anchorDay: string;
  /** The range that is asked for; local ISO dates. */
  readonly from: string;
  readonly to: string;
}

/**
 * The letters of the weeks of a school that alternates, by their Monday. A week in which the school has no day at all
 * has no letter and does not count: after a one-week holiday that follows a week A comes a week B.
 */
export function weekLetters(
  { anchorDay, from, to }: Alternation,
  isSchoolDay: (day: string) => boolean,
): ReadonlyMap<string, WeekLetter> {
  const letters = new Map<string, WeekLetter>();
  const hasDay = (monday: string) => WEEKDAYS.some((days) => isSchoolDay(addDays(monday, days)));
  const walk = (first: string, step: number, isWithin: (monday: string) => boolean): void => {
    let letter: WeekLetter = step > 0 ? 'A' : 'B';
    for (let monday = first; isWithin(monday); monday = addDays(monday, step)) {
      if (!hasDay(monday)) continue;
      letters.set(monday, letter);
      letter = other(letter);
    }
  };
  const anchor = mondayOf(anchorDay);
  const earliest = mondayOf(from);
  walk(anchor, 7, (monday) => monday <= to);
  walk(addDays(anchor, -7), -7, (monday) => monday >= earliest);
  return letters;
}
