import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { hostShareOf, shortfallOf, type FairHours, type SchoolStanding } from './fair-hours.js';

/** What approving visits does: to their schools, and to the host's share of what schools use. */

export interface AskedVisit {
  readonly partnerId: string;
  /** As which it asks. */
  readonly role: PartnershipRole;
  /** Room-minutes. */
  readonly minutes: number;
}

interface HostEffect {
  readonly hostShare: number | null;
  readonly hostShareAfter: number | null;
}

export interface SchoolEffect {
  readonly school: SchoolStanding;
  readonly usedAfter: number;
  readonly shortfallAfter: number | null;
}

export interface Effect extends HostEffect, SchoolEffect {}

export interface JointEffect extends HostEffect {
  /** Those of which a visit is among them, the largest shortfall first. */
  readonly schools: readonly SchoolEffect[];
}

/** Null for whom the centre has no figures, such as a community group. */
export function effectOfApproving(hours: FairHours, visit: AskedVisit): Effect | null {
  const { schools, ...host } = effectOfApprovingAll(hours, [visit]);
  return schools[0] ? { ...schools[0], ...host } : null;
}

/** All of them together; what is asked for by whom the centre has no figures of counts for nobody. */
export function effectOfApprovingAll(hours: FairHours, visits: readonly AskedVisit[]): JointEffect {
  const known = visits.filter(({ partnerId }) => hours.schools.some((school) => school.partnerId === partnerId));
  const byHost = minutesOf(known.filter(({ role }) => role === 'host'));
  return {
    hostShare: hostShareOf(hours),
    hostShareAfter: hostShareOf({ hostUsed: hours.hostUsed + byHost, used: hours.used + minutesOf(known) }),
    schools: hours.schools.flatMap((school) => {
      const own = known.filter(({ partnerId }) => partnerId === school.partnerId);
      if (own.length === 0) return [];
      const usedAfter = school.used + minutesOf(own);
      return [{ school, usedAfter, shortfallAfter: shortfallOf({ ...school, used: usedAfter }) }];
    }),
  };
}

const minutesOf = (visits: readonly AskedVisit[]): number => visits.reduce((sum, { minutes }) => sum + minutes, 0);
