import type { TimeObstacle } from '#shared/contracts/availability.contract.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';
import { covers, spanOf, unionOf, type Interval, type IntervalSet } from './intervals.js';

const DAY_MS = 86_400_000;

export interface Hours {
  readonly from: Date;
  readonly until: Date;
}

export interface SessionTime {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Between which instants anything can be booked at all: not once it has begun, and not too far ahead. */
export const bookable = (now: Date): Interval => ({
  from: now.getTime() + 1,
  until: now.getTime() + HORIZON_DAYS * DAY_MS,
});

/**
 * Every reason why nothing can be booked at this time at all. A session must lie inside one stretch of opening hours,
 * where hours that touch are one stretch; setting up and clearing down may reach beyond them.
 */
export function timeObstacles(session: SessionTime, hours: readonly Hours[], now: Date): TimeObstacle[] {
  return [outOfReach(session, now), whileClosed(session, hours)].filter((why) => why !== null);
}

/** The first of these reasons, or null. */
export const timeObstacle = (...asked: Parameters<typeof timeObstacles>): TimeObstacle | null =>
  timeObstacles(...asked)[0] ?? null;

function outOfReach({ startsAt }: SessionTime, now: Date): TimeObstacle | null {
  const { from, until } = bookable(now);
  const begins = startsAt.getTime();
  if (begins < from) return 'in_the_past';
  return begins > until ? 'too_far_ahead' : null;
}

function whileClosed(session: SessionTime, hours: readonly Hours[]): TimeObstacle | null {
  if (hours.length === 0) return 'centre_closed';
  return covers(timesOfHours(hours), spanOf(session)) ? null : 'outside_hours';
}

/** Hours of opening or work as a set of times. */
export const timesOfHours = (hours: readonly Hours[]): IntervalSet =>
  unionOf(hours.map(({ from, until }) => ({ from: from.getTime(), until: until.getTime() })));
