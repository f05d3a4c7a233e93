import { describe, expect, it } from '@jest/globals';
import { isPresent, mondayOf, stepFrom, titleOfSpan } from './spans.js';

describe('what the board spans', () => {
  it('is a day, or its week from Monday on', () => {
    expect([mondayOf('2026-11-30'), mondayOf('2026-12-06'), mondayOf('2027-01-01')]).toEqual([
      '2026-11-30',
      '2026-11-30',
      '2026-12-28',
    ]);
    expect(titleOfSpan('2026-12-01', 'day')).toBe('Tuesday 1 December');
    expect(titleOfSpan('2026-12-01', 'week')).toBe('Mon 30 Nov to Sun 6 Dec');
  });

  it('goes on by as much', () => {
    expect(stepFrom('2026-12-01', 'day', 1)).toBe('2026-12-02');
    expect(stepFrom('2026-12-01', 'week', -1)).toBe('2026-11-24');
  });

  it('is the present one on any day of this week', () => {
    expect([isPresent('2026-12-06', 'week', '2026-11-30'), isPresent('2026-12-07', 'week', '2026-11-30')]).toEqual([
      true,
      false,
    ]);
    expect([isPresent('2026-12-01', 'day', '2026-12-01'), isPresent('2026-12-02', 'day', '2026-12-01')]).toEqual([
      true,
      false,
    ]);
  });
});
