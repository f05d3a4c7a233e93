import type { Actor } from '../../../common/auth/actor.js';
import type { Swap } from './swaps.repository.js';

interface Party {
  readonly id: string;
  readonly partnerId: string;
}

/** Whether somebody speaks for the school or group of a visit. */
export const speaksFor = (actor: Actor, { partnerId }: Pick<Party, 'partnerId'>): boolean =>
  actor.mayAt('visits.withdraw', { partnerId });

/** Whoever proposed takes it back: anybody of that school, or of that centre’s managers. */
export function mayWithdraw(actor: Actor, { proposedFor, centreId }: Swap, parties: readonly Party[]): boolean {
  if (proposedFor === null) return actor.mayAt('visits.decide', { centreId });
  return parties.some((party) => party.id === proposedFor && speaksFor(actor, party));
}

/** The two schools and their centre know of a proposal; nobody else does. */
export const maySeeSwap = (actor: Actor, { centreId }: Swap, parties: readonly Party[]): boolean =>
  actor.mayAt('visits.decide', { centreId }) || parties.some((party) => speaksFor(actor, party));
