import type { Actor } from '../../common/auth/actor.js';

interface CentrePlace {
  readonly id: string;
  readonly authorityId: string;
}

/** All schools of a centre: for its manager and the officers of its authority. */
export const maySeeAllSchools = (actor: Actor, { id, authorityId }: CentrePlace): boolean =>
  actor.mayAt('fair-hours.read', { centreId: id, authorityId });

/** What a decision does is for whoever decides. */
export const maySeeEffects = (actor: Actor, centreId: string): boolean => actor.mayAt('visits.decide', { centreId });

/** A school sees its own figures and nobody else's. */
export const maySeeSchool = (actor: Actor, schoolId: string): boolean =>
  actor.mayAt('fair-hours.read-own', { partnerId: schoolId });

export const maySetShares = (actor: Actor, authorityId: string): boolean =>
  actor.mayAt('fair-shares.set', { authorityId });
