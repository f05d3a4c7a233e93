import type { PartnershipRole } from '#shared/contracts/vocabulary.js';

/** A stretch for which a school or group is a partner of a centre; dates are local days. */
export interface PartnershipStretch {
  readonly role: PartnershipRole;
  readonly startsOn: string;
  /** The last day; null while it goes on. */
  readonly endsOn: string | null;
  /** The first day without the school. */
  readonly closedOn: string | null;
}

/** The partner's role on a day; null when it is no partner then, or the school had closed. */
export const roleOn = (stretches: readonly PartnershipStretch[], day: string): PartnershipRole | null =>
  stretches.find(
    ({ startsOn, endsOn, closedOn }) =>
      startsOn <= day && (endsOn === null || endsOn >= day) && (closedOn === null || closedOn > day),
  )?.role ?? null;
