import type { ActivityAction, ActivityState } from '#shared/contracts/activities.contract.js';

export type ActivityMove = Exclude<ActivityAction, 'edit'>;

interface Move {
  readonly from: readonly ActivityState[];
  readonly to: ActivityState;
}

/** The one table of moves. What is brought back is a draft first: much may have changed meanwhile. */
const MOVES: Readonly<Record<ActivityMove, Move>> = {
  publish: { from: ['draft'], to: 'published' },
  unpublish: { from: ['published'], to: 'draft' },
  retire: { from: ['draft', 'published'], to: 'retired' },
  bringBack: { from: ['retired'], to: 'draft' },
};

const ALL = Object.keys(MOVES) as ActivityMove[];

/** @returns where the move leads, or null when it cannot be made from there */
export function stateAfter(move: ActivityMove, state: ActivityState): ActivityState | null {
  const { from, to } = MOVES[move];
  return from.includes(state) ? to : null;
}

export const mayChange = (state: ActivityState): boolean => state !== 'retired';

export function actionsIn(state: ActivityState): ActivityAction[] {
  const moves = ALL.filter((move) => stateAfter(move, state) !== null);
  return mayChange(state) ? ['edit', ...moves] : moves;
}
