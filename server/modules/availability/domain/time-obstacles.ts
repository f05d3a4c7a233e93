import type { TimeObstacle } from '#shared/contracts/availability.contract.js';
import { HORIZON_DAYS } from '#shared/values/booking-horizon.js';

const DAY_MS = 86_400_000;

export interface Hours {
  readonly from: Date;
  readonly until: Date;
}

export interface SessionTime {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Why nothing can be booked at this time at all, or null. A session must lie inside one stretch of opening hours;
 * setting up and clearing down may reach beyond them.
 */
export function timeObstacle(session: SessionTime, hours: readonly Hours[], now: Date): TimeObstacle | null {
  if (session.startsAt <= now) return 'in_the_past';
  if (session.startsAt.getTime() > now.getTime() + HORIZON_DAYS * DAY_MS) return 'too_far_ahead';
  if (hours.length === 0) return 'centre_closed';
  return hours.some((open) => open.from <= session.startsAt && session.endsAt <= open.until) ? null : 'outside_hours';
}
