import { describe, expect, it } from '@jest/globals';
import { minuteClock } from './minute-clock.js';

const LONDON = 'Europe/London';

describe('the minutes of a day', () => {
  it('are those of the centre’s wall clock, in winter and in summer', () => {
    expect(minuteClock('2026-12-01', LONDON)('2026-12-01T10:00:00Z')).toBe(600);
    expect(minuteClock('2026-06-02', LONDON)('2026-06-02T09:00:00Z')).toBe(600);
    expect(minuteClock('2026-12-01', 'America/New_York')('2026-12-01T15:30:00Z')).toBe(630);
  });

  it('stand at the edge for what lies outside', () => {
    const at = minuteClock('2026-12-01', LONDON);
    expect([at('2026-11-30T10:00:00Z'), at('2026-12-02T00:00:00Z'), at('2026-12-03T10:00:00Z')]).toEqual([
      0, 1_440, 1_440,
    ]);
  });

  it.each([
    ['2026-03-29', '2026-03-29T00:30:00Z', 30],
    ['2026-03-29', '2026-03-29T09:00:00Z', 600],
    ['2026-10-25', '2026-10-25T10:00:00Z', 600],
    ['2026-10-25', '2026-10-24T23:00:00Z', 0],
  ])('are read off the clock on a day on which it is changed: %s, %s', (day, instant, minutes) => {
    expect(minuteClock(day, LONDON)(instant)).toBe(minutes);
  });
});
