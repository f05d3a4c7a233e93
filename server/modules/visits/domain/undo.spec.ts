import { describe, expect, it } from '@jest/globals';
import { decideUndo, type Decided } from './undo.js';

const AT = new Date('2026-11-24T09:00:00Z');
const after = (ms: number) => new Date(AT.getTime() + ms);
const decided = (over: Partial<Decided> = {}): Decided => ({
  ...{ move: 'approve', fromState: 'requested', at: AT, actorId: 'manager' },
  ...over,
});
const undo = (last: Decided | null, ms = 0, actorId = 'manager', holdExpiresAt: Date | null = after(86_400_000)) =>
  decideUndo(last, { actorId, holdExpiresAt }, after(ms));

describe('taking a decision back', () => {
  it.each([
    ['approve', 'requested'],
    ['decline', 'requested'],
    ['decline', 'waitlisted'],
    ['recordNoShow', 'approved'],
  ] as const)('leads from %s back to %s', (move, fromState) => {
    expect(undo(decided({ move, fromState }))).toEqual({ ok: true, state: fromState });
  });

  it('is possible until just before ten seconds have passed', () => {
    expect(undo(decided(), 9_999)).toEqual({ ok: true, state: 'requested' });
    expect(undo(decided(), 10_000)).toEqual({ ok: false, refusal: 'visit/undo-too-late' });
  });

  it('is for whoever decided', () => {
    expect(undo(decided(), 0, 'colleague')).toEqual({ ok: false, refusal: 'visit/undo-not-yours' });
    expect(undo(decided({ actorId: null }))).toEqual({ ok: false, refusal: 'visit/undo-not-yours' });
  });

  it('is not there for what was decided together with others: they were told at once', () => {
    expect(undo(decided(), 0, 'manager', null)).toEqual({ ok: false, refusal: 'visit/nothing-to-undo' });
    const nobody = decided({ move: 'recordNoShow', fromState: 'approved' });
    expect(undo(nobody, 0, 'manager', null)).toEqual({ ok: true, state: 'approved' });
  });

  it('gives back no request whose time has run out meanwhile', () => {
    expect(undo(decided(), 5_000, 'manager', after(5_000))).toEqual({ ok: false, refusal: 'visit/hold-lapsed' });
    expect(undo(decided(), 4_999, 'manager', after(5_000)).ok).toBe(true);
  });

  it.each([
    null,
    decided({ move: 'withdraw' }),
    decided({ move: 'cancel', fromState: 'approved' }),
    decided({ move: 'recordAttendance', fromState: 'approved' }),
    decided({ move: 'decline', fromState: 'offered' }),
    decided({ move: 'undo', fromState: 'approved' }),
  ])('is not there for other moves: %p', (last) => {
    expect(undo(last)).toEqual({ ok: false, refusal: 'visit/nothing-to-undo' });
  });
});
