import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type { ActorSide, VisitState } from '#shared/contracts/vocabulary.js';
import { addDays, localDayOf } from '../../../common/kernel/wall-time.js';

/** Until when a promise is taken back freely, by either side. */

/** The last local day on which a visit is cancelled freely; null where the centre has no terms. */
export const lastFreeDay = (day: string, cancellationDays: number | null): string | null =>
  cancellationDays === null ? null : addDays(day, -cancellationDays);

/** Whether a cancellation breaks a promise: with terms of one day, the day before is early enough. */
export function isLate(day: string, cancellationDays: number | null, today: string): boolean {
  const last = lastFreeDay(day, cancellationDays);
  return last !== null && today > last;
}

/** A step in the history of a visit. */
export interface VisitStep {
  readonly at: Date;
  readonly move: VisitMove;
  readonly side: ActorSide;
  readonly fromState: VisitState | null;
  readonly toState: VisitState;
  /** When it would have begun at the time that it left; null when it kept its time. */
  readonly left: Date | null;
}

/** A local day that was promised, and the local day on which its school gives it up. */
export interface GivenUp {
  readonly day: string;
  readonly on: string;
}

/**
 * What a school gives up that withdraws a visit now which was approved, and waits again for an answer since the school
 * changed it: the day that was promised, when the school left it with that change or a later one; otherwise its day, now.
 * @param steps the oldest first
 * @returns null where nothing was promised, or the centre itself moved it away from there
 */
export function givenUp(
  steps: readonly VisitStep[],
  visit: { readonly schoolDay: string; readonly zone: string },
  now: Date,
): GivenUp | null {
  const changed = steps.findLastIndex(
    ({ move, fromState, toState }) => move === 'change' && fromState === 'approved' && toState === 'requested',
  );
  if (changed < 0) return null;
  const leaving = steps.slice(changed).find(({ left }) => left !== null);
  if (!leaving?.left) return { day: visit.schoolDay, on: localDayOf(now, visit.zone) };
  const { left, at, side } = leaving;
  return side === 'partner' ? { day: localDayOf(left, visit.zone), on: localDayOf(at, visit.zone) } : null;
}
