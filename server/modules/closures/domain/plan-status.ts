import type { PlanLineStatus } from '#shared/contracts/closures.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';

/** A visit of a plan as it is now. */
export interface PlanSituation {
  /** What somebody settled; null while nobody has. */
  readonly outcome: 'moved' | 'cancelled' | 'fine' | null;
  readonly state: VisitState;
  readonly startsAt: Date;
  /** When somebody of the group was seen at the centre. */
  readonly arrivedAt: Date | null;
  /** Whether it still stands where the closure is. */
  readonly hit: boolean;
  /** Whether it is where it was when the closure was made. */
  readonly sameAsWas: boolean;
}

/** States in which a visit has something to lose. */
export const LIVE: readonly VisitState[] = ['requested', 'offered', 'approved'];

/** The same, with wishes that wait for their time: a school that is closed then has to say whether they still stand. */
export const WISHED: readonly VisitState[] = [...LIVE, 'waitlisted'];

/** States in which another place can be taken; an offer, and a turn of the waiting list, are answered first. */
export const MOVABLE: readonly VisitState[] = ['requested', 'approved'];

/**
 * What was settled stays settled. Of the others only what still stands in the closure waits for somebody: what was
 * cancelled or moved elsewhere meanwhile, or has its place back because the closure ended, does not.
 */
export function statusOf(visit: PlanSituation, now: Date): PlanLineStatus {
  const { outcome, state, startsAt, arrivedAt, hit, sameAsWas } = visit;
  if (outcome !== null) return outcome;
  if (!WISHED.includes(state)) return 'ended';
  if (startsAt <= now || arrivedAt !== null) return 'begun';
  if (hit) return 'open';
  return sameAsWas ? 'fine' : 'changed';
}
