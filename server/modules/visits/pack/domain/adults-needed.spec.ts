import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { yearGroup } from '#shared/contracts/vocabulary.js';
import { adultsNeeded, adultsOf, DEFAULT_RATIOS } from './adults-needed.js';

const needed = (yearGroups: string[], pupils: number, ratios = DEFAULT_RATIOS) =>
  adultsNeeded({ yearGroups, pupils }, ratios);

describe('adults that a group needs', () => {
  it.each([
    [['N'], 4, 1],
    [['R'], 5, 2],
    [['1'], 6, 1],
    [['3'], 28, 5],
    [['4'], 30, 3],
    [['6'], 31, 4],
    [['7'], 15, 1],
    [['9'], 28, 2],
    [['13'], 31, 3],
    [['9'], 1, 1],
  ])('for years %j and %d pupils are %d by the defaults', (years, pupils, adults) => {
    expect(needed(years, pupils)).toBe(adults);
  });

  it('are as many as for its youngest, where years are mixed', () => {
    expect(needed(['9', '3'], 12)).toBe(2);
    expect(needed(['adult', 'R'], 8)).toBe(2);
  });

  it('are none for adults', () => {
    expect(needed(['adult'], 40)).toBe(0);
  });

  it('follow what the centre sets', () => {
    expect(needed(['9'], 28, { ...DEFAULT_RATIOS, years7up: 10 })).toBe(3);
  });

  it('are compared with those who are named', () => {
    const group = { yearGroups: ['9'], pupils: 31 };
    expect(adultsOf({ ...group, adults: 2 }, DEFAULT_RATIOS)).toEqual({ needed: 3, named: 2, enough: false });
    expect(adultsOf({ ...group, adults: 3 }, DEFAULT_RATIOS)).toEqual({ needed: 3, named: 3, enough: true });
  });

  it('never become fewer with more pupils, more years or a stricter ratio, and are always enough', () => {
    const years = fc.uniqueArray(fc.constantFrom(...yearGroup.options), { minLength: 1 });
    const ratio = fc.integer({ min: 1, max: 50 });
    const ratios = fc.record({ earlyYears: ratio, years1to3: ratio, years4to6: ratio, years7up: ratio });
    fc.assert(
      fc.property(years, years, fc.integer({ min: 1, max: 1999 }), ratios, (some, more, pupils, given) => {
        const adults = needed(some, pupils, given);
        expect(needed(some, pupils + 1, given)).toBeGreaterThanOrEqual(adults);
        expect(needed([...new Set([...some, ...more])], pupils, given)).toBeGreaterThanOrEqual(adults);
        if (some.some((year) => year !== 'adult')) {
          expect(adults * Math.max(...Object.values(given))).toBeGreaterThanOrEqual(pupils);
          expect(adults).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });
});
