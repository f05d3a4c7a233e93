import { describe, expect, it } from '@jest/globals';
import { givenUp, isLate, lastFreeDay, type VisitStep } from './cancellation.js';

describe('the terms of a cancellation', () => {
  it('leave it free up to so many days before', () => {
    expect(lastFreeDay('2026-12-11', 3)).toBe('2026-12-08');
    expect(isLate('2026-12-11', 3, '2026-12-08')).toBe(false);
    expect(isLate('2026-12-11', 3, '2026-12-09')).toBe(true);
    expect(isLate('2026-12-11', 0, '2026-12-11')).toBe(false);
  });

  it('are none where the centre has set none', () => {
    expect(lastFreeDay('2026-12-11', null)).toBeNull();
    expect(isLate('2026-12-11', null, '2026-12-11')).toBe(false);
  });
});

describe('what a school gives up of a visit that waits for an answer', () => {
  const now = new Date('2026-12-05T12:00:00Z');
  const at = (day: number): Date => new Date(`2026-12-${String(day).padStart(2, '0')}T23:30:00Z`);
  const step = (over: Partial<VisitStep>): VisitStep => ({
    ...{ at: at(1), move: 'change', side: 'partner', fromState: 'requested', toState: 'requested', left: null },
    ...over,
  });
  const asked = step({ move: 'request', fromState: null });
  const approved = step({ move: 'approve', side: 'centre', toState: 'approved' });
  const changed = (over: Partial<VisitStep> = {}) => step({ fromState: 'approved', ...over });
  const of = (...steps: VisitStep[]) => givenUp(steps, { schoolDay: '2027-03-01', zone: 'Europe/Istanbul' }, now);

  it('is nothing where nothing was promised, and where the promise was taken back by the centre itself', () => {
    expect(of(asked, step({ left: at(20) }))).toBeNull();
    expect(of(asked, approved, step({ move: 'undo', side: 'centre', fromState: 'approved' }))).toBeNull();
  });

  it('is its day now, while it kept its time', () => {
    expect(of(asked, approved, changed())).toEqual({ day: '2027-03-01', on: '2026-12-05' });
  });

  it('is the day that it left, by the days of the centre, on the day on which it left it', () => {
    expect(of(asked, approved, changed({ at: at(3), left: at(6) }))).toEqual({ day: '2026-12-07', on: '2026-12-04' });
    const farther = step({ at: at(4), left: at(25) });
    expect(of(asked, approved, changed({ at: at(3), left: at(6) }), farther)?.day).toBe('2026-12-07');
    expect(of(asked, approved, changed(), step({ at: at(4), left: at(6) }))).toEqual({
      ...{ day: '2026-12-07', on: '2026-12-05' },
    });
  });

  it('is nothing of what the centre moved away, and of an older promise only what a newer one has not replaced', () => {
    expect(of(asked, approved, changed(), step({ side: 'centre', left: at(6) }))).toBeNull();
    expect(of(asked, approved, changed({ left: at(6) }), approved, changed())).toEqual({
      ...{ day: '2027-03-01', on: '2026-12-05' },
    });
  });
});
