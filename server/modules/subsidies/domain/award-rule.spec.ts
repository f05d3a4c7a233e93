import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { awardFor, type AwardQuestion } from './award-rule.js';

const BANDS = [
  { minMiles: 2, maxMiles: 5, percent: 50 },
  { minMiles: 5, maxMiles: 10, percent: 70 },
  { minMiles: 12, maxMiles: null, percent: 90 },
];

const question = (overrides: Partial<AwardQuestion> = {}): AwardQuestion => ({
  quotePence: 10_000,
  role: 'partner',
  miles: 6,
  bands: BANDS,
  perVisitCapPence: 100_000,
  perSchoolCapLeftPence: 100_000,
  budgetLeftPence: 100_000,
  ...overrides,
});

describe('who is eligible', () => {
  it('is a partner at a distance that a band covers', () => {
    expect(awardFor(question())).toEqual({
      eligible: true,
      miles: 6,
      percent: 70,
      sharePence: 7_000,
      awardPence: 7_000,
      limitedBy: null,
    });
  });

  it.each([
    ['the host school, whatever the distance', { role: 'host' as const }, 'host_school'],
    ['the host school of unknown position', { role: 'host' as const, miles: null }, 'host_school'],
    ['whoever is no partner on that day', { role: null }, 'not_a_partner'],
    ['a partner whose position is not known', { miles: null }, 'distance_unknown'],
    ['a partner nearer than the first band', { miles: 1.9 }, 'outside_bands'],
    ['a partner in a gap between bands', { miles: 10 }, 'outside_bands'],
    ['everybody, when there are no bands', { bands: [] }, 'outside_bands'],
  ])('is not %s', (_, overrides, reason) => {
    expect(awardFor(question(overrides))).toMatchObject({ eligible: false, reason });
  });
});

describe('the band', () => {
  it.each([
    [2, 50],
    [4.9, 50],
    [5, 70],
    [9.9, 70],
    [12, 90],
    [250, 90],
  ])('of a partner %d miles away pays %i percent: its start belongs to it, its end does not', (miles, percent) => {
    expect(awardFor(question({ miles }))).toMatchObject({ percent });
  });

  it('rounds half a penny up', () => {
    expect(awardFor(question({ quotePence: 101, miles: 3 }))).toMatchObject({ awardPence: 51 });
    expect(awardFor(question({ quotePence: 1, miles: 3 }))).toMatchObject({ awardPence: 1 });
  });
});

describe('the limits', () => {
  it.each([
    ['the cap of a visit', { perVisitCapPence: 6_999 }, 6_999, 'visit_cap'],
    ['what the school may still have', { perSchoolCapLeftPence: 6_000 }, 6_000, 'school_cap'],
    ['what is left in the budget', { budgetLeftPence: 1 }, 1, 'budget'],
    ['a school cap that is used up', { perSchoolCapLeftPence: 0 }, 0, 'school_cap'],
    ['a budget that is used up', { budgetLeftPence: 0 }, 0, 'budget'],
  ])('hold it to %s', (_, overrides, awardPence, limitedBy) => {
    expect(awardFor(question(overrides))).toMatchObject({ sharePence: 7_000, awardPence, limitedBy });
  });

  it('do not count when they are just enough', () => {
    const enough = { perVisitCapPence: 7_000, perSchoolCapLeftPence: 7_000, budgetLeftPence: 7_000 };
    expect(awardFor(question(enough))).toMatchObject({ awardPence: 7_000, limitedBy: null });
  });

  it('name the tightest one, and the earlier of two that are equally tight', () => {
    const all = { perVisitCapPence: 6_000, perSchoolCapLeftPence: 5_000, budgetLeftPence: 4_000 };
    expect(awardFor(question(all))).toMatchObject({ awardPence: 4_000, limitedBy: 'budget' });
    const tied = { perVisitCapPence: 6_000, perSchoolCapLeftPence: 5_000, budgetLeftPence: 5_000 };
    expect(awardFor(question(tied))).toMatchObject({ awardPence: 5_000, limitedBy: 'school_cap' });
    const loose = { perVisitCapPence: 3_000, perSchoolCapLeftPence: 5_000, budgetLeftPence: 4_000 };
    expect(awardFor(question(loose))).toMatchObject({ awardPence: 3_000, limitedBy: 'visit_cap' });
  });

  it('are never exceeded, and never go below nought', () => {
    const money = fc.integer({ min: -1_000, max: 50_000 });
    fc.assert(
      fc.property(fc.nat(50_000), money, money, money, (quotePence, visit, school, budget) => {
        const limits = { perVisitCapPence: visit, perSchoolCapLeftPence: school, budgetLeftPence: budget };
        const award = awardFor(question({ quotePence, ...limits }));
        if (!award.eligible) throw new Error('a partner six miles away is eligible');
        expect(award.awardPence).toBe(Math.max(0, Math.min(award.sharePence, visit, school, budget)));
        expect(award.awardPence).toBeLessThanOrEqual(quotePence);
        expect(award.limitedBy === null).toBe(
          award.awardPence === award.sharePence && Math.min(visit, school, budget) >= award.sharePence,
        );
      }),
    );
  });
});
