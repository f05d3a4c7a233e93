import { describe, expect, it } from '@jest/globals';
import type { ActorSide, VisitState } from '#shared/contracts/vocabulary.js';
import { availableActions, decide, type VisitSituation } from './visit-lifecycle.js';

const NOW = new Date('2026-12-01T09:00:00Z');

const aSituation = (over: Partial<VisitSituation> = {}): VisitSituation => ({
  state: 'requested',
  startsAt: new Date('2026-12-08T10:00:00Z'),
  holdExpiresAt: new Date('2026-12-07T00:00:00Z'),
  ...over,
});

const MOVES = [
  'approve',
  'decline',
  'withdraw',
  'offer',
  'accept',
  'wait',
  'turn',
  'cancel',
  'recordAttendance',
  'recordNoShow',
  'lapse',
] as const;

/** Written out by hand: a test that read the rule's own table would agree with any mistake in it. */
const BEFORE_THE_VISIT: [ActorSide, VisitState, string][] = [
  ['centre', 'requested', 'approve>approved decline>declined offer>offered wait>waitlisted'],
  ['centre', 'offered', 'decline>declined accept>approved'],
  ['centre', 'waitlisted', 'decline>declined offer>offered'],
  ['centre', 'approved', 'cancel>cancelled'],
  ['partner', 'requested', 'withdraw>withdrawn'],
  ['partner', 'offered', 'withdraw>withdrawn accept>approved'],
  ['partner', 'waitlisted', 'withdraw>withdrawn'],
  ['partner', 'approved', 'cancel>cancelled'],
  ['system', 'requested', 'approve>approved wait>waitlisted'],
  ['system', 'offered', ''],
  ['system', 'waitlisted', 'turn>offered'],
  ['system', 'approved', ''],
];

const AFTER_IT_BEGAN: [ActorSide, VisitState, string][] = [
  ['centre', 'approved', 'recordAttendance>attended recordNoShow>no_show'],
  ['partner', 'approved', ''],
  ['system', 'approved', ''],
];

const FINAL: VisitState[] = ['attended', 'declined', 'withdrawn', 'cancelled', 'expired', 'no_show'];

const movesOf = (visit: VisitSituation, side: ActorSide) =>
  MOVES.flatMap((move) => {
    const decision = decide(visit, move, side, NOW);
    return decision.ok ? [`${move}>${decision.state}`] : [];
  }).join(' ');

describe('the life of a visit', () => {
  it.each(BEFORE_THE_VISIT)('before it begins the %s may, when it is %s: %s', (side, state, expected) => {
    expect(movesOf(aSituation({ state }), side)).toBe(expected);
  });

  it.each(AFTER_IT_BEGAN)('once it has begun the %s may, when it is %s: %s', (side, state, expected) => {
    expect(movesOf(aSituation({ state, startsAt: NOW, holdExpiresAt: null }), side)).toBe(expected);
  });

  it.each(FINAL)('nobody moves a visit that is %s', (state) => {
    const visit = aSituation({ state, holdExpiresAt: null });
    expect([movesOf(visit, 'centre'), movesOf(visit, 'partner'), movesOf(visit, 'system')]).toEqual(['', '', '']);
  });

  it.each([
    ['2026-12-01T08:59:59Z', 'visit/hold-lapsed', 'expired'],
    ['2026-12-01T09:00:00Z', 'visit/hold-lapsed', 'expired'],
    ['2026-12-01T09:00:01Z', 'approved', 'visit/wrong-state'],
  ])('a hold until %s: approving gives %s, lapsing gives %s', (until, approving, lapsing) => {
    const visit = aSituation({ holdExpiresAt: new Date(until) });
    const outcome = (move: 'approve' | 'lapse', side: ActorSide) => {
      const decision = decide(visit, move, side, NOW);
      return decision.ok ? decision.state : decision.refusal;
    };
    expect([outcome('approve', 'centre'), outcome('lapse', 'system')]).toEqual([approving, lapsing]);
  });

  it('its turn is a request by whoever the centre never answered, unless the centre says yes for them', () => {
    const turn = aSituation({ state: 'offered', unanswered: true });
    expect(movesOf(turn, 'partner')).toBe('withdraw>withdrawn accept>requested');
    expect(movesOf(turn, 'centre')).toBe('decline>declined accept>approved');
  });

  it('is for nobody to say before its school has signed it off, unless its place is closed; the school takes it back', () => {
    const unsigned = aSituation({ signOff: 'waiting' });
    expect(movesOf(unsigned, 'centre')).toBe('');
    expect(movesOf({ ...unsigned, placeLost: true }, 'centre')).toBe('decline>declined');
    expect(movesOf(unsigned, 'partner')).toBe('withdraw>withdrawn');
    expect(movesOf(unsigned, 'system')).toBe('wait>waitlisted');
  });

  it('names whose move it is before the state, and the state before the time', () => {
    const declined = aSituation({ state: 'declined', startsAt: NOW });
    expect(decide(declined, 'approve', 'partner', NOW)).toEqual({ ok: false, refusal: 'visit/not-your-move' });
    expect(decide(declined, 'approve', 'centre', NOW)).toEqual({ ok: false, refusal: 'visit/wrong-state' });
    const begun = aSituation({ state: 'approved', startsAt: NOW });
    expect(decide(begun, 'cancel', 'partner', NOW)).toEqual({ ok: false, refusal: 'visit/already-begun' });
  });

  it('offers as actions what may be done, and never the lapse', () => {
    expect(availableActions(aSituation(), 'centre', NOW)).toEqual(['approve', 'offer', 'wait', 'decline']);
    expect(availableActions(aSituation({ holdExpiresAt: NOW }), 'system', NOW)).toEqual([]);
  });
});
