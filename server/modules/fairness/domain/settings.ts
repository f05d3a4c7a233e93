import type { FairShareTerms } from '#shared/contracts/fairness.contract.js';
import type { FairRules } from './fair-hours.js';

/** What holds until an authority decides otherwise. None has an outside standard behind it: they are judgements. */
export const DEFAULT_TERMS: FairShareTerms = { hostCapPercent: 25, needWeight: 1, reservePercent: 10 };

export const rulesOf = ({ hostCapPercent, needWeight, reservePercent }: FairShareTerms): FairRules => ({
  hostCap: hostCapPercent / 100,
  needWeight,
  reserve: reservePercent / 100,
});
