import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { hostShareOf, shortfallOf, type FairHours, type SchoolStanding } from './fair-hours.js';

/** What approving a visit does: to its school, and to the host's share of what schools use. */

export interface AskedVisit {
  readonly partnerId: string;
  /** As which it asks. */
  readonly role: PartnershipRole;
  /** Room-minutes. */
  readonly minutes: number;
}

export interface Effect {
  readonly school: SchoolStanding;
  readonly usedAfter: number;
  readonly shortfallAfter: number | null;
  readonly hostShare: number | null;
  readonly hostShareAfter: number | null;
}

/** Null for whom the centre has no figures, such as a community group. */
export function effectOfApproving(hours: FairHours, visit: AskedVisit): Effect | null {
  const school = hours.schools.find(({ partnerId }) => partnerId === visit.partnerId);
  if (!school) return null;
  const usedAfter = school.used + visit.minutes;
  const hostUsed = hours.hostUsed + (visit.role === 'host' ? visit.minutes : 0);
  return {
    school,
    usedAfter,
    shortfallAfter: shortfallOf({ ...school, used: usedAfter }),
    hostShare: hostShareOf(hours),
    hostShareAfter: hostShareOf({ hostUsed, used: hours.used + visit.minutes }),
  };
}
