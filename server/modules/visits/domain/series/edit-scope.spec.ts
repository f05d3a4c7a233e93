import { describe, expect, it } from '@jest/globals';
import type { DateState, HeldDate } from './edit-plan.js';
import { inItsWeeks, stateOf, type Member } from './edit-scope.js';

const held = (day: string, state: DateState): HeldDate => ({ day, state, visitId: `visit of ${day}` });
const WEEKLY = { every: 'week', firstDay: '2026-12-01' } as const;
const FORTNIGHTLY = { ...WEEKLY, every: 'fortnight' } as const;

describe('in which weeks the edited part of a series begins', () => {
  /** Every two weeks from 1 December; 8 December was taken out while it was weekly. */
  const DATES = [held('2026-12-08', 'removed'), held('2026-12-15', 'plain'), held('2026-12-29', 'plain')];

  it('keeps the fortnights that it had, whatever was removed in the other weeks', () => {
    expect(inItsWeeks('2026-12-08', DATES, { every: 'fortnight', was: FORTNIGHTLY })).toBe('2026-12-15');
    expect(inItsWeeks('2026-12-15', DATES.slice(1), { every: 'fortnight', was: FORTNIGHTLY })).toBe('2026-12-15');
  });

  it('keeps them when nothing is held any more, and it only goes on for longer', () => {
    expect(inItsWeeks('2026-12-24', [], { every: 'fortnight', was: FORTNIGHTLY })).toBe('2026-12-28');
    expect(inItsWeeks('2026-12-30', [], { every: 'fortnight', was: FORTNIGHTLY })).toBe('2026-12-30');
  });

  it('counts from the first date that still stands when it becomes fortnightly', () => {
    expect(inItsWeeks('2026-12-08', DATES, { every: 'fortnight', was: WEEKLY })).toBe('2026-12-15');
    const removed = [held('2026-12-08', 'removed')];
    expect(inItsWeeks('2026-12-08', removed, { every: 'fortnight', was: WEEKLY })).toBe('2026-12-08');
  });

  it('is of no concern to a series of every week', () => {
    expect(inItsWeeks('2026-12-08', DATES, { every: 'week', was: FORTNIGHTLY })).toBe('2026-12-08');
  });
});

describe('what has become of a visit of a series', () => {
  const NOON = new Date('2026-12-01T12:00:00Z');
  const AFTER = new Date('2026-12-08T12:00:00Z');
  const member: Member = {
    ...{ id: 'one', seriesDay: '2026-12-08', startsAt: AFTER, changedAlone: false },
    ...{ state: 'requested', holdExpiresAt: AFTER },
  };

  it('is that it stands, until nobody has answered in time', () => {
    expect(stateOf(member, NOON)).toBe('plain');
    expect(stateOf({ ...member, holdExpiresAt: NOON }, NOON)).toBe('removed');
    expect(stateOf({ ...member, changedAlone: true, holdExpiresAt: NOON }, NOON)).toBe('removed');
    expect(stateOf({ ...member, state: 'approved', holdExpiresAt: null }, NOON)).toBe('plain');
    expect(stateOf({ ...member, state: 'approved', holdExpiresAt: null }, AFTER)).toBe('begun');
  });
});
