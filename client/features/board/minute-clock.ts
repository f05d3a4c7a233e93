import { addDays, type LocalDate } from '#shared/values/local-date.js';
import { instantAt, wallClock } from '../../core/dates.js';

export const DAY = 1_440;
const MINUTE_MS = 60_000;

/** Minutes after the midnight that begins the day; what lies outside the day stands at its edge. */
export type MinuteClock = (instant: string) => number;

/** Reckons where the clocks of the day run straight on, as a week asks thousands of times; else it looks at them. */
export function minuteClock(day: LocalDate, zone: string): MinuteClock {
  const [midnight, next] = [instantAt(day, '00:00', zone), instantAt(addDays(day, 1), '00:00', zone)];
  const begins = Date.parse(midnight ?? '');
  if (Date.parse(next ?? '') - begins !== DAY * MINUTE_MS) return (instant) => minutesIn(day, instant, zone);
  return (instant) => Math.min(DAY, Math.max(0, Math.floor((Date.parse(instant) - begins) / MINUTE_MS)));
}

function minutesIn(day: LocalDate, instant: string, zone: string): number {
  const { date, minutes } = wallClock(instant, zone);
  if (date === day) return minutes;
  return date < day ? 0 : DAY;
}
