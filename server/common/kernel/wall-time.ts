import { Temporal } from 'temporal-polyfill';

export { instantOf, saysOnce, startOfDay } from './day-clock.js';

/** Local ISO date of an instant. */
export function localDayOf(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

const DAY_MS = 86_400_000;

/**
 * Counted in UTC, where every day has 24 hours: the same as Temporal's answer in a fiftieth of the time, and counting
 * working days asks often.
 * @returns local ISO date `days` later (or earlier, when negative)
 */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

/** `09:25`, as the clock on the wall shows an instant. */
export function wallTimeOf(instant: Date, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainTime();
  return wall.toString({ smallestUnit: 'minute' });
}
