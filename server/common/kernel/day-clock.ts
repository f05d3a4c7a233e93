import { Temporal } from 'temporal-polyfill';

export type WallTimeProblem = 'time_does_not_exist' | 'time_is_ambiguous';
export type InstantOrProblem = { ok: true; instant: Date } | { ok: false; problem: WallTimeProblem };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A term of days at a few centres' zones; beyond that it begins anew. */
const KEPT_DAYS = 20_000;

interface DayClock {
  /** The first instant of the local day, in ms. */
  readonly startsAt: number;
  /** No clock change that day, so that instants follow from minutes by adding. */
  readonly even: boolean;
}

const clocks = new Map<string, DayClock>();

/** Temporal's answer costs twenty times as much as this look-up, and a search over a term asks thousands of times. */
function clockOf(day: string, zone: string): DayClock {
  const key = `${day} ${zone}`;
  const known = clocks.get(key);
  if (known) return known;
  const date = Temporal.PlainDate.from(day);
  const startsAt = date.toZonedDateTime(zone).epochMilliseconds;
  const next = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const clock = { startsAt, even: next - startsAt === DAY_MS };
  if (clocks.size >= KEPT_DAYS) clocks.clear();
  clocks.set(key, clock);
  return clock;
}

/** The first instant of a local day, also where a clock change skips midnight. */
export function startOfDay(day: string, zone: string): Date {
  return new Date(clockOf(day, zone).startsAt);
}

/**
 * The instant of a wall-clock time. Times in the hour that the spring change skips are a problem, and so are those in
 * the hour that the autumn change repeats: nobody can know which is meant.
 * @param day local ISO date
 * @param time `HH:MM`
 */
export function instantOf(day: string, time: string, zone: string): InstantOrProblem {
  const clock = clockOf(day, zone);
  if (!clock.even) return instantAroundChange(day, time, zone);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return { ok: true, instant: new Date(clock.startsAt + minutes * MINUTE_MS) };
}

/** Whether a wall-clock time of the day names this instant, to the minute, and no other. */
export function saysOnce(instant: Date, day: string, zone: string): boolean {
  if (clockOf(day, zone).even) return true;
  const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainTime();
  return instantOf(day, wall.toString({ smallestUnit: 'minute' }), zone).ok;
}

function instantAroundChange(day: string, time: string, zone: string): InstantOrProblem {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { ok: true, instant: new Date(earlier.epochMilliseconds) };
  }
  return { ok: false, problem: earlier.toPlainDateTime().equals(wall) ? 'time_is_ambiguous' : 'time_does_not_exist' };
}
