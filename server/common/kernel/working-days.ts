import { addDays, weekdayOf } from './wall-time.js';

const SATURDAY = 6;

/**
 * The local day that lies `count` working days after `day`; Monday to Friday without holidays are working days.
 * @param isHoliday whether an ISO date is a bank holiday
 */
export function addWorkingDays(day: string, count: number, isHoliday: (day: string) => boolean): string {
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    if (weekdayOf(current) < SATURDAY && !isHoliday(current)) left -= 1;
  }
  return current;
}

/** The local day that lies `count` working days before `day`; `day` itself for none. */
export function workingDaysBefore(day: string, count: number, isHoliday: (day: string) => boolean): string {
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, -1);
    if (weekdayOf(current) < SATURDAY && !isHoliday(current)) left -= 1;
  }
  return current;
}
