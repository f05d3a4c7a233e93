import type { PartnerKind, PartnershipRole } from '#shared/contracts/vocabulary.js';

/** Decides whether a partner may belong to a centre on given days. The last day counts; no last day means for good. */
export interface Term {
  /** Local ISO date. */
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface HeldPartnership extends Term {
  readonly id: string;
  readonly partnerId: string;
  readonly role: PartnershipRole;
}

export interface WantedPartnership extends Term {
  /** The partnership that is being changed: it does not stand in its own way. */
  readonly id: string;
  readonly partnerId: string;
  readonly partnerKind: PartnerKind;
  /** Day from which the school or group is closed. */
  readonly closedOn: string | null;
  readonly role: PartnershipRole;
}

export type PartnershipRefusal =
  | 'partnership/ends-before-start'
  | 'partnership/host-is-a-school'
  | 'partnership/partner-closed'
  | 'partnership/overlaps'
  | 'partnership/host-overlaps';

export type PartnershipDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: PartnershipRefusal; readonly with: HeldPartnership | null };

/** @param held all partnerships of the same centre */
export function decidePartnership(wanted: WantedPartnership, held: readonly HeldPartnership[]): PartnershipDecision {
  const others = held.filter((other) => other.id !== wanted.id && termsOverlap(other, wanted));
  if (wanted.endsOn !== null && wanted.endsOn < wanted.startsOn) return refuse('partnership/ends-before-start');
  if (wanted.role === 'host' && wanted.partnerKind !== 'school') return refuse('partnership/host-is-a-school');
  if (wanted.closedOn !== null && wanted.startsOn >= wanted.closedOn) return refuse('partnership/partner-closed');
  const same = others.find(({ partnerId }) => partnerId === wanted.partnerId);
  if (same) return refuse('partnership/overlaps', same);
  const host = wanted.role === 'host' ? others.find(({ role }) => role === 'host') : undefined;
  return host ? refuse('partnership/host-overlaps', host) : { ok: true };
}

export function isCurrent({ startsOn, endsOn }: Term, day: string): boolean {
  return startsOn <= day && (endsOn === null || endsOn >= day);
}

export function termsOverlap(one: Term, other: Term): boolean {
  const oneStartsInTime = other.endsOn === null || one.startsOn <= other.endsOn;
  const otherStartsInTime = one.endsOn === null || other.startsOn <= one.endsOn;
  return oneStartsInTime && otherStartsInTime;
}

function refuse(refusal: PartnershipRefusal, held: HeldPartnership | null = null): PartnershipDecision {
  return { ok: false, refusal, with: held };
}
