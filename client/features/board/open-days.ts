import { addDays, weekday, type LocalDate } from '#shared/values/local-date.js';

const WEEK = 7;

/** The next day after this one on which the centre opens; null for one that never does. */
export function nextOpenDay(hours: readonly { weekday: number }[], day: LocalDate): LocalDate | null {
  const open = new Set(hours.map((interval) => interval.weekday));
  for (let ahead = 1; ahead <= WEEK; ahead += 1) {
    const next = addDays(day, ahead);
    if (open.has(weekday(next))) return next;
  }
  return null;
}
