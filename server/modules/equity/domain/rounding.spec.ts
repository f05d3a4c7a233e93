import { describe, expect, it } from '@jest/globals';
import { roundQuotient } from './rounding.js';

describe('rounding', () => {
  /** The cases of reference fixture o24; each decimal as the fraction that it stands for. */
  it.each([
    { decimal: '2485.85', places: 1, rounded: 2485.9 },
    { decimal: '2485.85', places: 0, rounded: 2486 },
    { decimal: '2485.85', places: -1, rounded: 2490 },
    { decimal: '0.25', places: 1, rounded: 0.3 },
    { decimal: '2.5', places: 0, rounded: 3 },
    { decimal: '1.005', places: 2, rounded: 1.01 },
  ])('gives $rounded for $decimal at $places places', ({ decimal, places, rounded }) => {
    const [whole = '', part = ''] = decimal.split('.');
    expect(roundQuotient(Number(whole + part), 10 ** part.length, places)).toBe(rounded);
  });

  it('rounds a half up in steps of five as well', () => {
    expect(roundQuotient(125, 50, 0) * 5).toBe(15);
  });

  it('stays exact where numbers of the machine would not', () => {
    expect((1.005).toFixed(2)).toBe('1.00');
    expect(roundQuotient(9_007_199_254_740_993n, 2n, 0)).toBe(4_503_599_627_370_497);
  });
});
