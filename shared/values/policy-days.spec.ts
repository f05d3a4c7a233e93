import { describe, expect, it } from '@jest/globals';
import { earliestDay, latestDay } from './policy-days.js';

describe('the days between which a centre takes requests', () => {
  it('begin after the notice and end with the horizon', () => {
    expect(earliestDay('2026-12-30', { noticeDays: 0 })).toBe('2026-12-30');
    expect(earliestDay('2026-12-30', { noticeDays: 3 })).toBe('2027-01-02');
    expect(latestDay('2026-12-30', { horizonDays: 60 })).toBe('2027-02-28');
  });
});
