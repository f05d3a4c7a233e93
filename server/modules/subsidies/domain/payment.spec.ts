import { describe, expect, it } from '@jest/globals';
import { paymentFor } from './payment.js';

describe('what a claim pays', () => {
  it.each([
    [
      'as much as was promised, when the cost was as quoted',
      10_000,
      { sharePence: 7_000, payPence: 7_000, returnedPence: 0 },
    ],
    [
      'its share of a lower cost, and gives the rest back',
      8_000,
      { sharePence: 5_600, payPence: 5_600, returnedPence: 1_400 },
    ],
    [
      'no more than was promised, when the cost was higher',
      20_000,
      { sharePence: 14_000, payPence: 7_000, returnedPence: 0 },
    ],
    ['half a penny rounded up', 105, { sharePence: 74, payPence: 74, returnedPence: 6_926 }],
  ])('is %s', (_, actualCostPence, expected) => {
    expect(paymentFor({ percent: 70, awardPence: 7_000, actualCostPence })).toEqual(expected);
  });

  it('stays within a commitment that a cap had made smaller than the share of the quote', () => {
    expect(paymentFor({ percent: 70, awardPence: 4_000, actualCostPence: 10_000 })).toEqual({
      sharePence: 7_000,
      payPence: 4_000,
      returnedPence: 0,
    });
  });
});
