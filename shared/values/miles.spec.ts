import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { metresOf, milesOf } from './miles.js';

describe('miles and metres', () => {
  it.each([
    [0, 0],
    [80, 0],
    [81, 0.1],
    [1_609.344, 1],
    [6_759, 4.2],
    [16_093, 10],
  ])('%f metres are shown as %f miles', (metres, miles) => {
    expect(milesOf(metres)).toBe(miles);
  });

  it.each([
    [0, 0],
    [1, 1_609],
    [4.2, 6_759],
    [4.24, 6_759],
    [186, 299_338],
  ])('%f miles are kept as %i metres', (miles, metres) => {
    expect(metresOf(miles)).toBe(metres);
  });

  it('what was typed to a tenth is shown again as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_860 }), (tenths) => {
        expect(milesOf(metresOf(tenths / 10))).toBe(tenths / 10);
      }),
    );
  });
});
