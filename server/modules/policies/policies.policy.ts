import type { Actor } from '../../common/auth/actor.js';

interface CentrePlace {
  readonly id: string;
  readonly authorityId: string;
}

/** Its manager and the officers of its authority; schools read of rules where they meet one. */
export const maySeePolicy = (actor: Actor, { id, authorityId }: CentrePlace): boolean =>
  actor.mayAt('policies.read', { centreId: id, authorityId });

export const maySetPolicy = (actor: Actor, centreId: string): boolean => actor.mayAt('policies.set', { centreId });

/** Who decides on visits may also set a soft rule aside. */
export const mayOverride = (actor: Actor, centreId: string): boolean => actor.mayAt('visits.decide', { centreId });

/** Who set a rule aside is named at the centre itself. */
export const seesWho = (actor: Actor, centreId: string): boolean => actor.mayAt('visits.read', { centreId });
