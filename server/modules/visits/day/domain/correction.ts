import type { CorrectionAction } from '#shared/contracts/on-the-day.contract.js';
import type { Refusal } from '#shared/contracts/refusals.js';
import type { CorrectionState, VisitState } from '#shared/contracts/vocabulary.js';

/** Who may do what with a proposal to correct attendance: nobody reviews their own. */

export interface Outcome {
  readonly state: VisitState;
  /** Null or 0 when nobody came. */
  readonly pupils: number | null;
  readonly adults: number | null;
}

export interface Proposal {
  readonly state: CorrectionState;
  readonly proposedBy: string;
  /** The visit has moved on since: what it says was recorded wrongly is not what is recorded now. */
  readonly isStale: boolean;
}

export interface Somebody {
  readonly personId: string;
  /** Whether they hold the permission at the centre of the visit. */
  readonly mayReview: boolean;
}

export function changesNothing(recorded: Outcome, proposed: Outcome): boolean {
  if (recorded.state !== proposed.state) return false;
  return (recorded.pupils ?? 0) === proposed.pupils && (recorded.adults ?? 0) === proposed.adults;
}

/** @returns what stands in the way, or null: whose proposal it is, then what became of it and of its visit */
export function hindranceOfReview(proposal: Proposal, action: CorrectionAction, by: Somebody): Refusal | null {
  const isOwn = proposal.proposedBy === by.personId;
  if (action === 'withdraw' && !isOwn) return 'correction/not-yours';
  if (action !== 'withdraw' && !by.mayReview) return 'access/forbidden';
  if (action !== 'withdraw' && isOwn) return 'correction/own-proposal';
  if (proposal.state !== 'open') return 'correction/already-reviewed';
  return action === 'accept' && proposal.isStale ? 'correction/visit-changed' : null;
}

const ACTIONS: readonly CorrectionAction[] = ['accept', 'refuse', 'withdraw'];

export const correctionActions = (proposal: Proposal, by: Somebody): CorrectionAction[] =>
  ACTIONS.filter((action) => hindranceOfReview(proposal, action, by) === null);
