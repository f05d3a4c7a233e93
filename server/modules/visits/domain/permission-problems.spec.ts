import { describe, expect, it } from '@jest/globals';
import type { PartnershipStretch } from './partnership.js';
import { permissionProblems } from './permission-problems.js';

const stretch = (over: Partial<PartnershipStretch> = {}): PartnershipStretch => ({
  role: 'partner',
  startsOn: '2026-09-01',
  endsOn: null,
  closedOn: null,
  ...over,
});
const codes = (stretches: PartnershipStretch[], mayAsk = true) =>
  permissionProblems({ mayAsk, stretches, day: '2026-12-01' }).map(({ code }) => code);

describe('why somebody may not ask at all', () => {
  it('is nothing for a partner of that day, asked for by somebody whose role lets them', () => {
    expect(codes([stretch()])).toEqual([]);
    expect(codes([stretch({ endsOn: '2026-10-01' }), stretch({ startsOn: '2026-12-01' })])).toEqual([]);
  });

  it('is the partnership: none, one that begins later, one that has ended, or a school that has closed', () => {
    expect(codes([])).toEqual(['never_a_partner']);
    expect(codes([stretch({ startsOn: '2026-12-02' })])).toEqual(['partnership_not_begun']);
    expect(codes([stretch({ endsOn: '2026-11-30' })])).toEqual(['partnership_ended']);
    expect(codes([stretch({ closedOn: '2026-12-01' })])).toEqual(['school_closed']);
  });

  it('is said together with the lack of a role', () => {
    expect(codes([stretch({ endsOn: '2026-11-30' })], false)).toEqual(['no_role', 'partnership_ended']);
  });
});
