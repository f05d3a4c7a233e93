import type { PlanLineStatus } from '#shared/contracts/closures.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';

/** A visit of a plan as it is now. */
export interface PlanSituation {
  /** What somebody settled; null while nobody has. */
  readonly outcome: 'moved' | 'cancelled' | 'fine' | null;
  readonly state: VisitState;
  readonly startsAt: Date;
  /** Whether it still stands where the closure is. */
  readonly hit: boolean;
  /** Whether it is where it was when the closure was made. */
  readonly sameAsWas: boolean;
}

/** States in which a visit has something to lose. */
export const LIVE: readonly VisitState[] = ['requested', 'offered', 'approved'];

/**
 * What was settled stays settled. Of the others only what still stands in the closure waits for somebody: what was
 * cancelled or moved elsewhere meanwhile, or has its place back because the closure ended, does not.
 */
export function statusOf({ outcome, state, startsAt, hit, sameAsWas }: PlanSituation, now: Date): PlanLineStatus {
  if (outcome !== null) return outcome;
  if (!LIVE.includes(state)) return 'ended';
  if (startsAt <= now) return 'begun';
  if (hit) return 'open';
  return sameAsWas ? 'fine' : 'changed';
}
