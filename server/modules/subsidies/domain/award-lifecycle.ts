import type { Refusal } from '#shared/contracts/refusals.js';
import type { AwardAction } from '#shared/contracts/subsidies.contract.js';
import type { TransportAwardState } from '#shared/contracts/vocabulary.js';

/** The states of an award and the only ways between them. */
export type AwardMove = AwardAction | 'commit' | 'release';

export interface AwardFacts {
  readonly state: TransportAwardState;
  readonly version: number;
  /** Since when a claim can be made: from the moment that attendance is recorded. */
  readonly claimableAt: Date | null;
}

/** What somebody may do with awards of this partner at this centre. */
export interface AwardRights {
  readonly claim: boolean;
  readonly settle: boolean;
}

interface Move {
  readonly from: readonly TransportAwardState[];
  readonly to: TransportAwardState;
  /** `visit`: it follows from what happens to the visit, nobody chooses it. */
  readonly by: 'visit' | keyof AwardRights;
}

export const AWARD_MOVES: Readonly<Record<AwardMove, Move>> = {
  commit: { from: ['quoted'], to: 'committed', by: 'visit' },
  release: { from: ['quoted', 'committed'], to: 'released', by: 'visit' },
  claim: { from: ['committed'], to: 'claimed', by: 'claim' },
  correct: { from: ['claimed'], to: 'claimed', by: 'claim' },
  pay: { from: ['claimed'], to: 'paid', by: 'settle' },
  refuse: { from: ['claimed'], to: 'refused', by: 'settle' },
};

export type MoveAnswer =
  { readonly ok: true; readonly state: TransportAwardState } | { readonly ok: false; readonly refusal: Refusal };

/** Whether an award can make a move now; who may ask for it is `availableActions`. */
export function moveTo(award: AwardFacts, move: AwardMove): MoveAnswer {
  const { from, to } = AWARD_MOVES[move];
  if (!from.includes(award.state)) return { ok: false, refusal: wrongState(award.state, move) };
  if (move === 'claim' && award.claimableAt === null) return { ok: false, refusal: 'transport/not-attended' };
  return { ok: true, state: to };
}

/** Where an award goes back to when the decision on its visit is taken back; null when that did not move it. */
export function stateBefore(
  award: { readonly stateBefore: TransportAwardState | null; readonly movedAt: Date | null },
  decidedAt: Date,
): TransportAwardState | null {
  return award.movedAt !== null && award.movedAt >= decidedAt ? award.stateBefore : null;
}

/** As `moveTo`, for a person who decided on the award as it was at `version`. */
export function decideOn(award: AwardFacts, move: AwardAction, version: number): MoveAnswer {
  const answer = moveTo(award, move);
  if (answer.ok && award.version !== version) return { ok: false, refusal: 'transport/award-changed' };
  return answer;
}

export function availableActions(award: AwardFacts, rights: AwardRights): AwardAction[] {
  const actions: readonly AwardAction[] = ['claim', 'correct', 'pay', 'refuse'];
  return actions.filter((action) => {
    const { by } = AWARD_MOVES[action];
    return by !== 'visit' && rights[by] && moveTo(award, action).ok;
  });
}

function wrongState(state: TransportAwardState, move: AwardMove): Refusal {
  if (state === 'paid' || state === 'refused') return 'transport/already-settled';
  return state === 'claimed' && move === 'claim' ? 'transport/already-claimed' : 'transport/wrong-state';
}
