import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { policyRule } from '#shared/contracts/policies.contract.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { isHard, NO_POLICY, policyProblems, type PlannedVisit, type PolicyFacts } from './policy-check.js';

const TODAY = '2026-11-24';
const AUTUMN = { firstDay: '2026-09-01', lastDay: '2026-12-31' };
const SPRING = { firstDay: '2027-01-01', lastDay: '2027-03-31' };
const YEAR = { firstDay: '2026-09-01', lastDay: '2027-08-31' };

const factsWith = (policy: Partial<PolicyFacts['policy']>, over: Partial<PolicyFacts> = {}): PolicyFacts => ({
  policy: { ...NO_POLICY, ...policy },
  today: TODAY,
  terms: [AUTUMN, SPRING],
  visitDays: [],
  hostYears: [],
  ...over,
});
const visit = (over: Partial<PlannedVisit> = {}): PlannedVisit => ({
  day: '2026-12-01',
  minutes: 120,
  role: 'partner',
  ...over,
});
const codes = (...args: Parameters<typeof policyProblems>) => policyProblems(...args).map(({ code }) => code);

describe('the rules of a centre', () => {
  it('limit nothing while nobody has set any', () => {
    expect(codes(factsWith({}), visit())).toEqual([]);
  });

  it('ask for notice: the first day that is early enough is allowed', () => {
    expect(codes(factsWith({ noticeDays: 7 }), visit({ day: '2026-12-01' }))).toEqual([]);
    expect(codes(factsWith({ noticeDays: 8 }), visit({ day: '2026-12-01' }))).toEqual(['notice']);
  });

  it('look only so far ahead', () => {
    expect(codes(factsWith({ horizonDays: 7 }), visit({ day: '2026-12-01' }))).toEqual([]);
    expect(codes(factsWith({ horizonDays: 6 }), visit({ day: '2026-12-01' }))).toEqual(['horizon']);
  });

  it('limit how long a visit lasts', () => {
    expect(codes(factsWith({ longestMinutes: 120 }), visit())).toEqual([]);
    expect(codes(factsWith({ longestMinutes: 119 }), visit())).toEqual(['longest_visit']);
  });

  it('limit the visits of a school in a term, those that are asked for together among them', () => {
    const two = { visitDays: ['2026-09-10', '2026-12-31', '2027-01-01'] };
    expect(codes(factsWith({ visitsPerTerm: 3 }, two), visit())).toEqual([]);
    expect(codes(factsWith({ visitsPerTerm: 2 }, two), visit())).toEqual(['visits_per_term']);
    expect(codes(factsWith({ visitsPerTerm: 2 }, two), visit({ day: '2027-01-12' }))).toEqual([]);
    expect(codes(factsWith({ visitsPerTerm: 3 }, two), visit(), [visit({ day: '2026-12-02' })])).toEqual([
      'visits_per_term',
    ]);
  });

  it('limit what the host has of a school year: 25 % of 1,000 minutes are 250', () => {
    const host = visit({ role: 'host', minutes: 50 });
    const years = (used: number) => ({ hostYears: [{ ...YEAR, bookable: 1_000, used }] });
    expect(codes(factsWith({ hostCapPercent: 25 }, years(200)), host)).toEqual([]);
    expect(codes(factsWith({ hostCapPercent: 25 }, years(201)), host)).toEqual(['host_cap']);
    expect(codes(factsWith({ hostCapPercent: 25 }, years(150)), host, [host])).toEqual([]);
    expect(codes(factsWith({ hostCapPercent: 25 }, years(151)), host, [host])).toEqual(['host_cap']);
    expect(codes(factsWith({ hostCapPercent: 25 }, years(900)), visit())).toEqual([]);
  });

  it('are all named at once, each with whether the manager can set it aside', () => {
    const facts = factsWith({ noticeDays: 30, longestMinutes: 60, visitsPerTerm: 1 }, { visitDays: ['2026-10-01'] });
    expect(policyProblems(facts, visit())).toEqual([
      { code: 'notice', text: 'The centre asks for 30 days of notice. Choose a later day.', overridable: true },
      {
        code: 'longest_visit',
        text: 'A visit to this centre lasts at most 60 minutes. Choose a shorter time.',
        overridable: false,
      },
      {
        code: 'visits_per_term',
        text: 'A school or group has at most 1 visit in a term here. Choose another term.',
        overridable: true,
      },
    ]);
    expect(policyRule.options.filter(isHard)).toEqual(['horizon', 'longest_visit']);
  });

  it('never allow more when they are stricter', () => {
    const terms = fc.record({
      noticeDays: fc.integer({ min: 0, max: 90 }),
      horizonDays: fc.integer({ min: 1, max: 400 }),
      longestMinutes: fc.integer({ min: 15, max: 600 }),
      visitsPerTerm: fc.integer({ min: 1, max: 5 }),
      hostCapPercent: fc.integer({ min: 0, max: 100 }),
    });
    const asked = fc.record({
      day: fc.integer({ min: 0, max: 120 }).map((days) => addDays(TODAY, days)),
      minutes: fc.integer({ min: 15, max: 600 }),
      role: fc.constantFrom('host' as const, 'partner' as const),
    });
    const others = { visitDays: ['2026-12-02', '2027-02-01'], hostYears: [{ ...YEAR, bookable: 3_000, used: 600 }] };
    fc.assert(
      fc.property(terms, asked, (policy, one) => {
        const stricter = {
          noticeDays: policy.noticeDays + 1,
          horizonDays: policy.horizonDays - 1,
          longestMinutes: policy.longestMinutes - 1,
          visitsPerTerm: policy.visitsPerTerm - 1,
          hostCapPercent: policy.hostCapPercent - 1,
        };
        expect(codes(factsWith(stricter, others), one)).toEqual(
          expect.arrayContaining(codes(factsWith(policy, others), one)),
        );
      }),
    );
  });
});
