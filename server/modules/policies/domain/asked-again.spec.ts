import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { policyRule } from '#shared/contracts/policies.contract.js';
import { fromMinutes, toMinutes } from '#shared/values/clock-time.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { askedAgain, type PlannedTime } from './asked-again.js';
import { NO_POLICY, policyProblems } from './policy-check.js';

const TODAY = '2026-11-24';
const YEAR = { firstDay: '2026-09-01', lastDay: '2027-08-31' };
const at = (day: string, startTime: string, endTime: string): PlannedTime => ({
  ...{ day, startTime, endTime },
  minutes: toMinutes(endTime) - toMinutes(startTime),
});
const TUESDAY = at('2026-12-01', '10:00', '12:00');
const again = (after: PlannedTime) => policyRule.options.filter((rule) => askedAgain(rule, TUESDAY, after));

describe('a visit that stands', () => {
  it('is asked nothing while it stays in its hours', () => {
    expect(again(TUESDAY)).toEqual([]);
    expect(again(at('2026-12-01', '10:00', '11:00'))).toEqual([]);
    expect(again(at('2026-12-01', '11:00', '12:00'))).toEqual([]);
  });

  it('is asked about kept hours when it reaches beyond its own, and about its length when it is longer', () => {
    expect(again(at('2026-12-01', '09:00', '11:00'))).toEqual(['protected_hours']);
    expect(again(at('2026-12-01', '13:00', '14:00'))).toEqual(['protected_hours']);
    expect(again(at('2026-12-01', '10:00', '12:05'))).toEqual(['longest_visit', 'host_cap', 'protected_hours']);
  });

  it('is asked about notice on an earlier day, and how far ahead it is on a later one', () => {
    const onAnyDay = ['visits_per_term', 'protected_hours', 'priority_window'];
    expect(again(at('2026-11-30', '10:00', '12:00'))).toEqual(['notice', ...onAnyDay]);
    expect(again(at('2026-12-02', '10:00', '12:00'))).toEqual(['horizon', ...onAnyDay]);
  });

  it('is asked every rule that its change comes to break', () => {
    const time = fc
      .record({ days: fc.nat(60), start: fc.integer({ min: 8, max: 16 }), hours: fc.integer({ min: 1, max: 5 }) })
      .map(({ days, start, hours }) =>
        at(addDays(TODAY, days), fromMinutes(60 * start), fromMinutes(60 * (start + hours))),
      );
    const terms = fc.record({
      noticeDays: fc.nat(30),
      horizonDays: fc.integer({ min: 1, max: 60 }),
      longestMinutes: fc.integer({ min: 60, max: 300 }),
      visitsPerTerm: fc.integer({ min: 1, max: 2 }),
      hostCapPercent: fc.integer({ min: 0, max: 30 }),
      releaseDays: fc.nat(20),
    });
    const hours = { weekday: 2, starts: '11:00', ends: '14:00', firstDay: null, lastDay: null };
    const days = { opensOn: '2026-12-20', firstDay: '2026-12-10', lastDay: '2026-12-24' };
    const window = { ...days, phases: [], programmes: ['cpd' as const] };
    const facts = {
      ...{ today: TODAY, phase: 'secondary' as const, visitDays: ['2026-12-02'] },
      terms: [
        { firstDay: '2026-09-01', lastDay: '2026-12-18' },
        { firstDay: '2026-12-19', lastDay: '2027-03-31' },
      ],
      hostYears: [{ ...YEAR, bookable: 1_000, used: 60 }],
    };
    fc.assert(
      fc.property(terms, time, time, (policy, before, after) => {
        const whole = { ...NO_POLICY, ...policy, protectedHours: [hours], priorityWindows: [window] };
        const of = (one: PlannedTime) => {
          const visit = { ...one, role: 'host' as const, programme: 'mainstream' as const };
          return policyProblems({ ...facts, policy: whole }, visit).map(({ code }) => code);
        };
        const kept = of(before);
        const fresh = of(after).filter((code) => !kept.includes(code));
        expect(fresh.filter((code) => !askedAgain(code, before, after))).toEqual([]);
      }),
    );
  });
});
