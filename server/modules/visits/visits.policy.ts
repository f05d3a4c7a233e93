import type { VisitAction } from '#shared/contracts/visits.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import type { Permission } from '../../common/auth/permissions.js';

/** Where a visit lies: what decides who may see and move it. */
export interface VisitPlace {
  readonly authorityId: string;
  readonly centreId: string;
  readonly partnerId: string;
}

const CENTRE_PERMISSION: Readonly<Partial<Record<VisitAction, Permission>>> = {
  approve: 'visits.decide',
  offer: 'visits.decide',
  wait: 'visits.decide',
  accept: 'visits.decide',
  decline: 'visits.decide',
  cancel: 'visits.decide',
  recordAttendance: 'visits.record-attendance',
  recordNoShow: 'visits.record-attendance',
};

const PARTNER_PERMISSION: Readonly<Partial<Record<VisitAction, Permission>>> = {
  accept: 'visits.withdraw',
  withdraw: 'visits.withdraw',
  cancel: 'visits.withdraw',
};

/** Own school's and own centre's visits whole; an authority's without names. */
export function maySee(actor: Actor, visit: VisitPlace): boolean {
  const { centreId, partnerId, authorityId } = visit;
  return actor.mayAt('visits.read', { centreId, partnerId }) || actor.mayAt('visits.read-anonymous', { authorityId });
}

/** Teachers' names and free text are for the school itself and the centre. */
export function seesNames(actor: Actor, { centreId, partnerId }: VisitPlace): boolean {
  return actor.mayAt('visits.read', { centreId, partnerId });
}

/** On which side of the partnership somebody makes a move; null when on neither. */
export function sideFor(actor: Actor, action: VisitAction, visit: VisitPlace): ActorSide | null {
  const asCentre = CENTRE_PERMISSION[action];
  if (asCentre && actor.mayAt(asCentre, { centreId: visit.centreId })) return 'centre';
  const asPartner = PARTNER_PERMISSION[action];
  return asPartner && actor.mayAt(asPartner, { partnerId: visit.partnerId }) ? 'partner' : null;
}

/** On whose behalf somebody may ask for a visit: their own partner's, or any partner's at their own centre. */
export function requestSide(
  actor: Actor,
  { centreId, partnerId }: { centreId: string; partnerId: string },
): ActorSide | null {
  if (actor.mayAt('visits.request', { partnerId })) return 'partner';
  return actor.mayAt('visits.request', { centreId }) ? 'centre' : null;
}

/** On which side somebody changes what was asked for: the centre's manager, or whoever may take it back. */
export function editSide(actor: Actor, { centreId, partnerId }: Omit<VisitPlace, 'authorityId'>): ActorSide | null {
  if (actor.mayAt('visits.decide', { centreId })) return 'centre';
  return actor.mayAt('visits.withdraw', { partnerId }) ? 'partner' : null;
}

/** The school's coordinator stands behind what its teachers ask for. */
export const maySignOff = (actor: Actor, partnerId: string): boolean => actor.mayAt('sign-offs.give', { partnerId });

/** What a centre tells every group is for its manager to say. */
export const mayGuide = (actor: Actor, centreId: string): boolean => actor.mayAt('visit-guidance.set', { centreId });

export const mayWorkAt = (actor: Actor, centreId: string): boolean =>
  actor.mayAt('visits.record-attendance', { centreId });

/** Whoever could ask for the visit, at the school or for it at the centre. */
export const mayFillPack = (actor: Actor, { centreId, partnerId }: Omit<VisitPlace, 'authorityId'>): boolean =>
  actor.mayAt('visits.request', { centreId, partnerId });

/** Of two people who agree on what attendance really was, the second one. */
export const mayReview = (actor: Actor, centreId: string): boolean => actor.mayAt('attendance.review', { centreId });
