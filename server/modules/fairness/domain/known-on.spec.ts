import { describe, expect, it } from '@jest/globals';
import { knownOn } from './known-on.js';

const row = (
  asOf: string,
  roll: number | null,
  fsm6Percent: number | null = null,
  fsmPercent: number | null = null,
) => ({
  asOf,
  roll,
  fsm6Percent,
  fsmPercent,
});

describe('what is known of a school on a day', () => {
  const rows = [row('2027-01-21', 640, 31), row('2026-01-15', 600, null, 20), row('2025-01-16', 580, 28)];

  it('is the newest value of each characteristic by then', () => {
    expect(knownOn(rows, '2026-09-01')).toEqual({ roll: 600, fsm6Percent: 28, fsmPercent: 20 });
    expect(knownOn(rows, '2027-01-21')).toEqual({ roll: 640, fsm6Percent: 31, fsmPercent: 20 });
  });

  it('is the first that became known where nothing was known by then', () => {
    expect(knownOn(rows, '2024-09-01')).toEqual({ roll: 580, fsm6Percent: 28, fsmPercent: 20 });
  });

  it('stays unknown where nobody ever said it', () => {
    expect(knownOn([row('2026-01-15', 600)], '2026-09-01')).toEqual({ roll: 600, fsm6Percent: null, fsmPercent: null });
    expect(knownOn([], '2026-09-01')).toEqual({ roll: null, fsm6Percent: null, fsmPercent: null });
  });
});
