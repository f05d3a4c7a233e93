import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percentOf } from './money.js';

describe('a percentage of an amount', () => {
  it.each([
    [10_000, 70, 7_000],
    [1, 50, 1],
    [1, 49, 0],
    [333, 50, 167],
    [12_345, 33, 4_074],
    [150, 1, 2],
    [149, 1, 1],
    [29, 100, 29],
    [29, 0, 0],
    [100_000_000, 99, 99_000_000],
  ])('of %i pence at %i percent is %i pence', (pence, percent, expected) => {
    expect(percentOf(pence, percent)).toBe(expected);
  });

  it('is never more than half a penny from the exact share, and half a penny goes up', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.nat(100), (pence, percent) => {
        const error = BigInt(percentOf(pence, percent)) * 100n - BigInt(pence) * BigInt(percent);
        expect(error > -50n && error <= 50n).toBe(true);
      }),
    );
  });
});
