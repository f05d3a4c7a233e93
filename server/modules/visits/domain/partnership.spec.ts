import { describe, expect, it } from '@jest/globals';
import { roleOn, type PartnershipStretch } from './partnership.js';

const since = (startsOn: string, over: Partial<PartnershipStretch> = {}): PartnershipStretch => ({
  role: 'partner',
  startsOn,
  endsOn: null,
  closedOn: null,
  ...over,
});

describe('the role of a partner on a day', () => {
  it('holds from its first day to its last, both included', () => {
    const autumn = [since('2026-09-01', { endsOn: '2026-12-18' })];
    expect(['2026-08-31', '2026-09-01', '2026-12-18', '2026-12-19'].map((day) => roleOn(autumn, day))).toEqual([
      null,
      'partner',
      'partner',
      null,
    ]);
  });

  it('ends with the school, whose day of closing is the first without it', () => {
    const closing = [since('2026-09-01', { closedOn: '2027-01-01' })];
    expect([roleOn(closing, '2026-12-31'), roleOn(closing, '2027-01-01')]).toEqual(['partner', null]);
  });

  it('is that of the stretch in which the day lies', () => {
    const became = [since('2025-09-01', { endsOn: '2026-08-31' }), since('2026-09-01', { role: 'host' })];
    expect([roleOn(became, '2026-08-31'), roleOn(became, '2026-09-01'), roleOn([], '2026-09-01')]).toEqual([
      'partner',
      'host',
      null,
    ]);
  });
});
