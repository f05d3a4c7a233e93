import type { Refusal } from '#shared/contracts/refusals.js';
import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { UNDO_SECONDS } from '#shared/values/undo-window.js';

/** Which decisions can be taken back, by whom and for how long. */

/** How a decision stands in the history of a visit. */
export interface Decided {
  readonly move: VisitMove;
  readonly fromState: VisitState | null;
  readonly at: Date;
  readonly actorId: string | null;
}

export type UndoDecision = { ok: true; state: VisitState } | { ok: false; refusal: Refusal };

const MOVES: readonly VisitMove[] = ['approve', 'decline', 'recordNoShow'];

/** States to which a visit can go back; what was offered meanwhile hangs on more than the visit. */
const BACK_TO: readonly VisitState[] = ['requested', 'waitlisted', 'approved'];

export const canBeUndone = (move: string, from: VisitState): boolean =>
  (MOVES as readonly string[]).includes(move) && BACK_TO.includes(from);

/** From this instant on it is too late. */
export const undoUntil = (decidedAt: Date): Date => new Date(decidedAt.getTime() + UNDO_SECONDS * 1_000);

const wasUndoable = ({ move, fromState }: Decided, holdExpiresAt: Date | null): boolean =>
  fromState !== null && canBeUndone(move, fromState) && (fromState === 'approved' || holdExpiresAt !== null);

/**
 * @param last the visit's last move
 * @param holdExpiresAt until when it was held before; null also for what was decided together with others, and told at once
 */
export function decideUndo(
  last: Decided | null,
  { actorId, holdExpiresAt }: { readonly actorId: string; readonly holdExpiresAt: Date | null },
  now: Date,
): UndoDecision {
  if (!last?.fromState || !wasUndoable(last, holdExpiresAt)) return { ok: false, refusal: 'visit/nothing-to-undo' };
  if (last.actorId !== actorId) return { ok: false, refusal: 'visit/undo-not-yours' };
  if (now >= undoUntil(last.at)) return { ok: false, refusal: 'visit/undo-too-late' };
  if (holdExpiresAt !== null && holdExpiresAt <= now) return { ok: false, refusal: 'visit/hold-lapsed' };
  return { ok: true, state: last.fromState };
}
