import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../../test/doses/depth.js';
import { fairShares, type Standing } from './fair-shares.js';
import { weigh } from './weight.js';

const standing = (partnerId: string, weight: number, role: Standing['role'] = 'partner'): Standing => ({
  partnerId,
  role,
  weight,
});
const weightOf = (roll: number, need: number): number => {
  const weighed = weigh({ roll, fsm6Percent: need * 100, fsmPercent: null }, 1);
  return weighed.known ? weighed.weight : 0;
};

/** Worked out by hand, by two routes, for the rounds of allocation. */
const HOST = standing('host', weightOf(1200, 0.1), 'host');
const ALDER = standing('alder', weightOf(600, 0.3));
const BIRCH = standing('birch', weightOf(400, 0.5));

describe('fair shares', () => {
  it('go by roll and need: reference values for 4 hours, without a cap', () => {
    const shares = fairShares([HOST, ALDER, BIRCH], 1);
    expect(4 * shares.get('host')!).toBeCloseTo(1.9555555555555555, 12);
    expect(4 * shares.get('alder')!).toBeCloseTo(1.1555555555555554, 12);
    expect(4 * shares.get('birch')!).toBeCloseTo(0.8888888888888888, 12);
  });

  it('give what the host has above its cap to the others by their weights: 39/23 and 30/23 of 4 hours', () => {
    const shares = fairShares([HOST, ALDER, BIRCH], 0.25);
    expect(4 * shares.get('host')!).toBeCloseTo(1, 12);
    expect(4 * shares.get('alder')!).toBeCloseTo(39 / 23, 12);
    expect(4 * shares.get('birch')!).toBeCloseTo(30 / 23, 12);
  });

  it('leave a host below its cap what its weight gives it', () => {
    expect(fairShares([standing('host', 1, 'host'), standing('a', 9)], 0.25).get('host')).toBe(0.1);
  });

  it('leave what a host alone may not have to nobody', () => {
    expect([...fairShares([standing('host', 5, 'host')], 0.25)]).toEqual([['host', 0.25]]);
  });

  it('are none where nobody has a weight', () => {
    expect(fairShares([], 0.25).size).toBe(0);
  });

  const weight = fc.double({ min: 0.1, max: 4_000, noNaN: true });
  const cap = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
  const partners = fc
    .array(weight, { minLength: 1, maxLength: 30 })
    .map((weights) => weights.map((one, index) => standing(`school ${index}`, one)));
  const total = (shares: ReadonlyMap<string, number>) => [...shares.values()].reduce((sum, share) => sum + share, 0);
  const options = { numRuns: runs(200, 20_000) };

  it('are 1 together, with the host never above its cap, whatever the weights', () => {
    fc.assert(
      fc.property(partners, weight, cap, (others, hostWeight, hostCap) => {
        const shares = fairShares([standing('host', hostWeight, 'host'), ...others], hostCap);
        expect(total(shares)).toBeCloseTo(1, 9);
        expect(shares.get('host')).toBeLessThanOrEqual(hostCap);
        for (const share of shares.values()) expect(share).toBeGreaterThanOrEqual(0);
      }),
      options,
    );
  });

  it('never get smaller for a school that needs more', () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(partners, fc.integer({ min: 1, max: 3_000 }), percent, percent, (others, roll, one, another) => {
        const [low, high] = [Math.min(one, another), Math.max(one, another)];
        const shareWith = (need: number) =>
          fairShares([...others, standing('own', weightOf(roll, need / 100))], 0.25).get('own')!;
        expect(shareWith(high)).toBeGreaterThanOrEqual(shareWith(low) - 1e-12);
      }),
      options,
    );
  });

  it('do not depend on the order of schools', () => {
    fc.assert(
      fc.property(partners, weight, (others, hostWeight) => {
        const all = [standing('host', hostWeight, 'host'), ...others];
        const forwards = fairShares(all, 0.25);
        for (const [school, share] of fairShares(all.toReversed(), 0.25)) {
          expect(share).toBeCloseTo(forwards.get(school)!, 9);
        }
      }),
      options,
    );
  });
});
