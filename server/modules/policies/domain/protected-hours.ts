import type { PolicyTerms, ProtectedHours } from '#shared/contracts/policies.contract.js';
import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';

/** Weekly times that a centre keeps for the schools around it: the host may have what they leave free. */

type Rule = Pick<PolicyTerms, 'releaseDays' | 'protectedHours'>;

/** What the host cannot ask for of a day, as somebody asks on `today`. With a release of 14 days it can ask 14 days before. */
export function protectedOn({ protectedHours, releaseDays }: Rule, day: string, today: string): ProtectedHours[] {
  if (addDays(today, releaseDays) >= day) return [];
  const weekday = weekdayOf(day);
  return protectedHours.filter(
    (hours) =>
      hours.weekday === weekday &&
      (hours.firstDay === null || hours.firstDay <= day) &&
      (hours.lastDay === null || day <= hours.lastDay),
  );
}

interface WallSpan {
  readonly startTime: string;
  readonly endTime: string;
}

/** A session that ends when they begin does not touch them. */
export const touches = ({ starts, ends }: ProtectedHours, { startTime, endTime }: WallSpan): boolean =>
  startTime < ends && starts < endTime;
