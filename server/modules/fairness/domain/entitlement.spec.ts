import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../common/kernel/wall-time.js';
import { runs } from '../../../../test/doses/depth.js';
import { entitlements, type Membership } from './entitlement.js';

const RULES = { hostCap: 0.25, reserve: 0.1 };
const FIRST = '2026-09-01';
const days = (count: number, minutes: number) =>
  Array.from({ length: count }, (_, index) => ({ day: addDays(FIRST, index), minutes }));
const member = (partnerId: string, over: Partial<Membership> = {}): Membership => ({
  partnerId,
  role: 'partner',
  from: '2025-09-01',
  until: null,
  ...over,
});
const term = (weights: Record<string, number>, firstDay = FIRST) => ({
  firstDay,
  weights: new Map(Object.entries(weights)),
});
const rounded = (minutes: ReadonlyMap<string, number>) =>
  Object.fromEntries([...minutes].map(([school, own]) => [school, Math.round(own * 100) / 100]));

describe('what schools may expect to date', () => {
  it('is what can be booked less the reserve, by weight: 10,000 minutes, host capped', () => {
    const members = [member('host', { role: 'host' }), member('hillside'), member('valley')];
    const terms = [term({ host: 1_200, hillside: 900, valley: 300 })];
    expect(rounded(entitlements({ days: days(10, 1_000), members, terms }, RULES))).toEqual({
      host: 2_250,
      hillside: 5_062.5,
      valley: 1_687.5,
    });
  });

  it('begins on the day on which a school becomes a partner, and ends with its partnership', () => {
    const members = [
      member('old'),
      member('new', { from: addDays(FIRST, 5) }),
      member('gone', { until: addDays(FIRST, 1) }),
    ];
    const terms = [term({ old: 100, new: 300, gone: 100 })];
    // Two days of 900 for old and gone, three for old alone, five for old and new as 1 : 3.
    expect(rounded(entitlements({ days: days(10, 1_000), members, terms }, RULES))).toEqual({
      gone: 900,
      old: 900 + 2_700 + 1_125,
      new: 3_375,
    });
  });

  it('changes with the weights of a new term', () => {
    const members = [member('a'), member('b')];
    const terms = [term({ a: 100, b: 100 }), term({ a: 100, b: 300 }, addDays(FIRST, 5))];
    expect(rounded(entitlements({ days: days(10, 1_000), members, terms }, RULES))).toEqual({
      a: 2_250 + 1_125,
      b: 2_250 + 3_375,
    });
  });

  it('gives a school without a weight nothing, and its part to the others', () => {
    const members = [member('known'), member('unknown')];
    expect(rounded(entitlements({ days: days(1, 1_000), members, terms: [term({ known: 5 })] }, RULES))).toEqual({
      known: 900,
    });
  });

  it('counts a host by what it was on the day', () => {
    const members = [
      member('a', { role: 'host', until: FIRST }),
      member('a', { from: addDays(FIRST, 1) }),
      member('b'),
    ];
    const terms = [term({ a: 100, b: 100 })];
    expect(rounded(entitlements({ days: days(2, 1_000), members, terms }, RULES))).toEqual({
      a: 225 + 450,
      b: 675 + 450,
    });
  });

  it('sums to all that can be booked less the reserve, whoever comes and goes, while a partner with a weight is there', () => {
    const stay = fc.record({
      role: fc.constantFrom('host' as const, 'partner' as const),
      from: fc.integer({ min: -30, max: 40 }),
      length: fc.option(fc.integer({ min: 0, max: 60 })),
      weight: fc.integer({ min: 1, max: 3_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(stay, { maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 40 }),
        (stays, minutes) => {
          const members = stays.map(({ role, from, length }, index) => {
            const begin = addDays(FIRST, from);
            return member(`school ${index}`, {
              role,
              from: begin,
              until: length === null ? null : addDays(begin, length),
            });
          });
          const weights = Object.fromEntries(stays.map(({ weight }, index) => [`school ${index}`, weight]));
          const sharing = {
            days: minutes.map((own, index) => ({ day: addDays(FIRST, index), minutes: own })),
            members: [...members, member('always')],
            terms: [term({ ...weights, always: 1 })],
          };
          const entitled = [...entitlements(sharing, RULES).values()];
          const bookable = minutes.reduce((sum, own) => sum + own, 0);
          expect(entitled.reduce((sum, own) => sum + own, 0)).toBeCloseTo(bookable * 0.9, 4);
          for (const own of entitled) expect(own).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: runs(100, 10_000) },
    );
  });
});
