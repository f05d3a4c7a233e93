import type { Actor } from '../../common/auth/actor.js';

/** `suppressed`: with small groups hidden, as for publication. */
export type EquityAccess = 'full' | 'suppressed';

export interface EquityPlace {
  readonly authorityId: string;
  /** Left out for the authority as a whole, which a centre's manager may not see. */
  readonly centreId?: string;
}

export function accessTo(actor: Actor, place: EquityPlace): EquityAccess | null {
  if (actor.mayAt('equity.read', place)) return 'full';
  return actor.mayAt('equity.read-suppressed', place) ? 'suppressed' : null;
}

export interface EquityScope {
  readonly authorityIds: readonly string[];
  readonly centreIds: readonly string[];
}

/** Whose figures somebody may see, whether suppressed or not. */
export function scopeOf(actor: Actor): EquityScope {
  const [full, suppressed] = [actor.scope('equity.read'), actor.scope('equity.read-suppressed')];
  return {
    authorityIds: [...full.authorityIds, ...suppressed.authorityIds],
    centreIds: [...full.centreIds, ...suppressed.centreIds],
  };
}
