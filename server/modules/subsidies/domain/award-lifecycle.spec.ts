import { describe, expect, it } from '@jest/globals';
import type { TransportAwardState } from '#shared/contracts/vocabulary.js';
import { availableActions, decideOn, moveTo, type AwardFacts, type AwardMove } from './award-lifecycle.js';

const SETTLED = 'transport/already-settled';
const CLAIMED = 'transport/already-claimed';
const WRONG = 'transport/wrong-state';

/** Every state × every move, written out by hand: the state that follows, or the refusal. */
const MATRIX: Record<TransportAwardState, Record<AwardMove, string>> = {
  quoted: { commit: 'committed', release: 'released', claim: WRONG, correct: WRONG, pay: WRONG, refuse: WRONG },
  committed: { commit: WRONG, release: 'released', claim: 'claimed', correct: WRONG, pay: WRONG, refuse: WRONG },
  released: { commit: WRONG, release: WRONG, claim: WRONG, correct: WRONG, pay: WRONG, refuse: WRONG },
  claimed: { commit: WRONG, release: WRONG, claim: CLAIMED, correct: 'claimed', pay: 'paid', refuse: 'refused' },
  paid: { commit: SETTLED, release: SETTLED, claim: SETTLED, correct: SETTLED, pay: SETTLED, refuse: SETTLED },
  refused: { commit: SETTLED, release: SETTLED, claim: SETTLED, correct: SETTLED, pay: SETTLED, refuse: SETTLED },
};

const award = (state: TransportAwardState, overrides: Partial<AwardFacts> = {}): AwardFacts => ({
  state,
  version: 3,
  claimableAt: new Date('2026-12-01T12:00:00Z'),
  ...overrides,
});

const outcome = (answer: ReturnType<typeof moveTo>) => (answer.ok ? answer.state : answer.refusal);

describe('the moves of an award', () => {
  const cells = Object.entries(MATRIX).flatMap(([state, moves]) =>
    Object.entries(moves).map(([move, expected]) => [move, state, expected] as const),
  );

  it.each(cells)('%s on a %s award gives %s', (move, state, expected) => {
    expect(outcome(moveTo(award(state as TransportAwardState), move as AwardMove))).toBe(expected);
  });

  it('do not let a claim come before attendance is recorded', () => {
    expect(outcome(moveTo(award('committed', { claimableAt: null }), 'claim'))).toBe('transport/not-attended');
  });
});

describe('a decision on an award', () => {
  it('counts when it was made on the present version', () => {
    expect(outcome(decideOn(award('claimed'), 'pay', 3))).toBe('paid');
  });

  it('does not count when the award changed after it was opened', () => {
    expect(outcome(decideOn(award('claimed'), 'pay', 2))).toBe('transport/award-changed');
  });

  it('that comes second hears that the first one stands, not that something changed', () => {
    expect(outcome(decideOn(award('paid', { version: 4 }), 'refuse', 3))).toBe('transport/already-settled');
  });
});

describe('what somebody is offered', () => {
  const everything = { claim: true, settle: true };

  it.each([
    ['quoted', []],
    ['committed', ['claim']],
    ['released', []],
    ['claimed', ['correct', 'pay', 'refuse']],
    ['paid', []],
    ['refused', []],
  ] as const)('for a %s award is %j', (state, actions) => {
    expect(availableActions(award(state), everything)).toEqual(actions);
  });

  it('is only what their rights cover', () => {
    expect(availableActions(award('claimed'), { claim: true, settle: false })).toEqual(['correct']);
    expect(availableActions(award('claimed'), { claim: false, settle: true })).toEqual(['pay', 'refuse']);
    expect(availableActions(award('claimed'), { claim: false, settle: false })).toEqual([]);
  });

  it('does not include a claim before the visit has taken place', () => {
    expect(availableActions(award('committed', { claimableAt: null }), everything)).toEqual([]);
  });
});
