import { addDays, instantOf, localDayOf } from '../../../common/kernel/wall-time.js';
import { addWorkingDays } from '../../../common/kernel/working-days.js';
import { isBankHoliday } from '../../../common/bank-holidays.js';
import { HOLD_WORKING_DAYS, ZONE } from './centres.js';
import { isWeekday, workingDayFrom } from './school-days.js';

/** How far ahead visits are asked for. */
const WEEKS_AHEAD = 6;
const AUTUMN = 9;

/** From when to when the demo city is lived in, seen from the moment of its making. */
export interface Timeline {
  readonly now: Date;
  /** The day that the personas find something to do on: today, or Monday when it is a weekend. */
  readonly today: string;
  /** The first day of the school year before this one. */
  readonly from: string;
  readonly until: string;
  /** The first day of this school year, on which a school that closed is no longer there. */
  readonly schoolYearBegan: string;
}

export function timelineAt(now: Date): Timeline {
  const localDay = localDayOf(now, ZONE);
  const year = Number(localDay.slice(0, 4));
  const schoolYear = Number(localDay.slice(5, 7)) >= AUTUMN ? year : year - 1;
  return {
    now,
    today: workingDayFrom(localDay),
    from: `${schoolYear - 1}-09-01`,
    until: addDays(localDay, 7 * WEEKS_AHEAD),
    schoolYearBegan: `${schoolYear}-09-01`,
  };
}

const instants = new Map<string, Date>();

/** The instant of a wall-clock time at the centres; the demo knows no times inside a clock change. */
export function moment(day: string, time: string): Date {
  const key = `${day}T${time}`;
  const known = instants.get(key);
  if (known) return known;
  const answer = instantOf(day, time, ZONE);
  if (!answer.ok) throw new RangeError(`${key} is ${answer.problem}`);
  instants.set(key, answer.instant);
  return answer.instant;
}

export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const WORKING_WEEK = 5;

/** The weekday so many weekdays after another, or before it when `count` is negative; holidays count like any day here. */
export function workingDaysFrom(weekday: string, count: number): string {
  const step = Math.sign(count);
  let current = addDays(weekday, 7 * Math.trunc(count / WORKING_WEEK));
  for (let left = Math.abs(count) % WORKING_WEEK; left > 0;) {
    current = addDays(current, step);
    if (isWeekday(current)) left -= 1;
  }
  return current;
}

/** When an unanswered request gives its time back: the product's rule, with the product's holidays. */
export function holdEnds(requestedAt: Date, startsAt: Date): Date {
  const lastDay = addWorkingDays(localDayOf(requestedAt, ZONE), HOLD_WORKING_DAYS, isBankHoliday);
  const end = moment(addDays(lastDay, 1), '00:00');
  return end < startsAt ? end : startsAt;
}
