import type { FairMissing, NeedSource } from '#shared/contracts/fairness.contract.js';

/** How much a school counts when hours are shared out: roll × (1 + β × need). */

/** What is known of a school; per cent where it is a share. */
export interface SchoolCharacteristics {
  readonly roll: number | null;
  readonly fsm6Percent: number | null;
  readonly fsmPercent: number | null;
}

export interface Need {
  readonly percent: number;
  readonly source: NeedSource;
}

export type Weighed =
  | { readonly known: true; readonly weight: number; readonly need: Need }
  | { readonly known: false; readonly missing: FairMissing };

/** Eligibility at any time in six years says more than at one moment, which stands in where that is not known. */
export function needOf({ fsm6Percent, fsmPercent }: SchoolCharacteristics): Need | null {
  if (fsm6Percent !== null) return { percent: fsm6Percent, source: 'fsm6' };
  return fsmPercent === null ? null : { percent: fsmPercent, source: 'fsm' };
}

/** A school of which something is not known is named, and never guessed. @param needWeight β */
export function weigh(school: SchoolCharacteristics, needWeight: number): Weighed {
  const { roll } = school;
  const need = needOf(school);
  if (roll === null) return { known: false, missing: 'roll' };
  if (roll === 0) return { known: false, missing: 'pupils' };
  if (need === null) return { known: false, missing: 'need' };
  return { known: true, weight: roll * (1 + (needWeight * need.percent) / 100), need };
}
