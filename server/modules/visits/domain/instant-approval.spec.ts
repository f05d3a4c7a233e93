import { describe, expect, it } from '@jest/globals';
import { waitsBecause, type AtOnceFacts } from './instant-approval.js';

const facts = (over: Partial<AtOnceFacts> = {}): AtOnceFacts => ({
  terms: { instantApproval: true, instantLeadDays: 5 },
  today: '2026-11-24',
  day: '2026-11-29',
  excepted: false,
  rivals: 0,
  shortfallAfter: 0,
  ...over,
});

describe('an approval at once', () => {
  it('is given to whom it leaves at its fair share or below, early enough, without rivals or exceptions', () => {
    expect(waitsBecause(facts())).toBeNull();
    expect(waitsBecause(facts({ shortfallAfter: 600 }))).toBeNull();
  });

  it('is not given otherwise, with the reason', () => {
    expect(waitsBecause(facts({ terms: { instantApproval: false, instantLeadDays: 0 } }))).toBe('not_here');
    expect(waitsBecause(facts({ day: '2026-11-28' }))).toBe('too_soon');
    expect(waitsBecause(facts({ excepted: true }))).toBe('exception');
    expect(waitsBecause(facts({ rivals: 1 }))).toBe('rivals');
    expect(waitsBecause(facts({ shortfallAfter: null }))).toBe('no_share');
    expect(waitsBecause(facts({ shortfallAfter: -1 }))).toBe('above_share');
  });
});
