import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { policyRule } from '#shared/contracts/policies.contract.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { dayProblems, isHard, NO_POLICY, policyProblems, type PlannedVisit, type PolicyFacts } from './policy-check.js';

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
  phase: 'secondary',
  ...over,
});
const visit = (over: Partial<PlannedVisit> = {}): PlannedVisit => ({
  day: '2026-12-01',
  minutes: 120,
  startTime: '10:00',
  endTime: '12:00',
  role: 'partner',
  programme: 'mainstream',
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

  it('keep hours of the week for others than the host until shortly before', () => {
    const tuesdays = { weekday: 2, starts: '12:00', ends: '14:00', firstDay: '2026-12-01', lastDay: '2026-12-08' };
    const rules = { releaseDays: 5, protectedHours: [tuesdays] };
    const host = visit({ role: 'host', startTime: '11:00', endTime: '12:05' });
    expect(codes(factsWith(rules), host)).toEqual(['protected_hours']);
    expect(codes(factsWith(rules), visit({ startTime: '11:00', endTime: '12:05' }))).toEqual([]);
    expect(codes(factsWith(rules), { ...host, endTime: '12:00' })).toEqual([]);
    expect(codes(factsWith(rules), { ...host, startTime: '14:00', endTime: '15:00' })).toEqual([]);
    expect(codes(factsWith(rules), { ...host, day: '2026-12-02' })).toEqual([]);
    expect(codes(factsWith(rules), { ...host, day: '2026-12-15' })).toEqual([]);
    expect(codes(factsWith({ ...rules, protectedHours: [{ ...tuesdays, firstDay: '2026-12-02' }] }), host)).toEqual([]);
    expect(codes(factsWith({ ...rules, releaseDays: 7 }), host)).toEqual([]);
    expect(codes(factsWith({ ...rules, releaseDays: 6 }), host)).toEqual(['protected_hours']);
    expect(policyProblems(factsWith(rules), host)[0]?.text).toBe(
      'On Tuesdays from 12:00 to 14:00 the centre’s time is kept for other schools. The host school can ask 5 days before, for what is still free.',
    );
  });

  it('open days earlier for some: by phase or by programme, until the day on which everybody can ask', () => {
    const days = { opensOn: '2026-11-25', firstDay: '2026-12-01', lastDay: '2026-12-31' };
    const primaries = { ...days, phases: ['primary' as const], programmes: ['primary_transition' as const] };
    const rules = { priorityWindows: [primaries] };
    expect(codes(factsWith(rules), visit())).toEqual(['priority_window']);
    expect(codes(factsWith(rules, { phase: 'primary' }), visit())).toEqual([]);
    expect(codes(factsWith(rules, { phase: null }), visit())).toEqual(['priority_window']);
    expect(codes(factsWith(rules), visit({ programme: 'primary_transition' }))).toEqual([]);
    expect(codes(factsWith(rules, { today: '2026-11-25' }), visit())).toEqual([]);
    expect(codes(factsWith(rules), visit({ day: '2027-01-01' }))).toEqual([]);
    const later = { ...primaries, opensOn: '2026-11-28', phases: ['nursery' as const] };
    const both = factsWith({ priorityWindows: [primaries, later] }, { phase: 'primary' });
    expect(policyProblems(both, visit())[0]?.text).toBe(
      'Until 28 November 2026, 1 December 2026 to 31 December 2026 are kept for nursery schools and primary transition. Ask again from then on, or choose other days.',
    );
  });

  it('are all named at once, each with whether the manager can set it aside', () => {
    const facts = factsWith({ noticeDays: 30, longestMinutes: 60, visitsPerTerm: 1 }, { visitDays: ['2026-10-01'] });
    expect(policyProblems(facts, visit())).toEqual([
      { code: 'notice', text: 'The centre asks for 30 days of notice. Choose a later day.', overridable: true },
      {
        code: 'longest_visit',
        text: 'A visit to this centre lasts at most 1 hour. Choose a shorter time.',
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
    const kept = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      starts: fc.constantFrom('09:00', '11:00', '13:00'),
      ends: fc.constantFrom('14:00', '16:00'),
      firstDay: fc.constantFrom(null, '2026-12-10'),
      lastDay: fc.constantFrom(null, '2027-01-10'),
    });
    const window = fc.record({
      opensOn: fc.integer({ min: -3, max: 3 }).map((days) => addDays(TODAY, days)),
      firstDay: fc.constantFrom('2026-11-24', '2026-12-24'),
      lastDay: fc.constantFrom('2027-01-01', '2027-03-31'),
      phases: fc.subarray<'primary' | 'secondary'>(['primary', 'secondary']),
      programmes: fc.constantFrom('cpd' as const, 'mainstream' as const).map((one) => [one]),
    });
    const terms = fc.record({
      noticeDays: fc.integer({ min: 0, max: 90 }),
      horizonDays: fc.integer({ min: 1, max: 400 }),
      longestMinutes: fc.integer({ min: 15, max: 600 }),
      visitsPerTerm: fc.integer({ min: 1, max: 5 }),
      hostCapPercent: fc.integer({ min: 0, max: 100 }),
      releaseDays: fc.integer({ min: 0, max: 60 }),
      protectedHours: fc.array(kept, { maxLength: 3 }),
      priorityWindows: fc.array(window, { maxLength: 3 }),
    });
    const asked = fc
      .record({
        day: fc.integer({ min: 0, max: 120 }).map((days) => addDays(TODAY, days)),
        minutes: fc.integer({ min: 15, max: 600 }),
        role: fc.constantFrom('host' as const, 'partner' as const),
        startTime: fc.constantFrom('08:00', '10:00', '12:30', '15:00'),
        programme: fc.constantFrom('mainstream' as const, 'cpd' as const, 'community' as const),
      })
      .map((one) => ({ ...one, endTime: one.startTime < '12:00' ? '12:30' : '17:00' }));
    const others = { visitDays: ['2026-12-02', '2027-02-01'], hostYears: [{ ...YEAR, bookable: 3_000, used: 600 }] };
    const more = fc.tuple(kept, window);
    fc.assert(
      fc.property(terms, asked, more, (policy, one, [hours, days]) => {
        const stricter = {
          releaseDays: policy.releaseDays - 1,
          protectedHours: [...policy.protectedHours, hours],
          priorityWindows: [...policy.priorityWindows, days],
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
  it('of a day are those of a visit without the hour, and each is named once', () => {
    const free = { protectedHours: [], priorityWindows: [] };
    const strict = { noticeDays: 30, longestMinutes: 60, visitsPerTerm: 1, hostCapPercent: 0, ...free };
    const hours = { weekday: 2, starts: '09:00', ends: '17:00', firstDay: null, lastDay: null };
    const window = { opensOn: '2027-01-01', firstDay: '2026-11-01', lastDay: '2027-01-01', phases: [] };
    const all = {
      ...{ ...strict, horizonDays: 3, releaseDays: 0, protectedHours: [hours, hours] },
      priorityWindows: [{ ...window, programmes: ['cpd' as const] }],
    };
    const facts = factsWith(all, {
      visitDays: ['2026-10-01'],
      hostYears: [{ ...YEAR, bookable: 100, used: 0 }],
    });
    const one = visit({ role: 'host' });
    expect(codes(facts, one).sort()).toEqual([...policyRule.options].sort());
    expect(dayProblems(facts, one).map(({ code }) => code)).toEqual(
      codes(facts, one).filter((code) => code !== 'protected_hours'),
    );
  });
});
