import { percentOf } from '../../../common/kernel/money.js';

export interface Claim {
  readonly percent: number;
  /** What was committed. */
  readonly awardPence: number;
  readonly actualCostPence: number;
}

export interface Payment {
  /** The band's share of what the journey really cost. */
  readonly sharePence: number;
  readonly payPence: number;
  /** Goes back into the budget. */
  readonly returnedPence: number;
}

/** A claim pays the same share of the actual cost as was promised of the quote, and at most the commitment. */
export function paymentFor({ percent, awardPence, actualCostPence }: Claim): Payment {
  const sharePence = percentOf(actualCostPence, percent);
  const payPence = Math.min(sharePence, awardPence);
  return { sharePence, payPence, returnedPence: awardPence - payPence };
}
