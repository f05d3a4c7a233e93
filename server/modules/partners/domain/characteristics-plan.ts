import type { MeasuredCharacteristics } from './characteristics-row.js';
import type { SchoolPhase } from '#shared/contracts/partners.contract.js';
import type { SchoolStatus } from '#shared/contracts/vocabulary.js';

/**
 * What was true of a school on one date. Each date has one row: another file of the same date completes or corrects it,
 * and no file touches the row of another date, so last year's report stays as it was.
 */
export interface Characteristics extends MeasuredCharacteristics {
  readonly status: SchoolStatus | null;
  readonly phase: SchoolPhase | null;
  readonly statutoryLowAge: number | null;
  readonly statutoryHighAge: number | null;
}

export const NOTHING_KNOWN: Characteristics = {
  roll: null,
  fsmPercent: null,
  fsm6Percent: null,
  idaciRank: null,
  idaciDecile: null,
  attainment8: null,
  status: null,
  phase: null,
  statutoryLowAge: null,
  statutoryHighAge: null,
};

export interface DatedCharacteristics {
  readonly schoolId: string;
  readonly values: Characteristics;
}

export interface CharacteristicsPlan {
  readonly added: readonly DatedCharacteristics[];
  readonly corrected: readonly DatedCharacteristics[];
  readonly unchanged: number;
  /** The row gives no value at all: nothing to keep, and no fault either. */
  readonly withoutValues: number;
}

/** @param held the rows of the same date, by school */
export function planCharacteristics(
  given: readonly DatedCharacteristics[],
  held: ReadonlyMap<string, Characteristics>,
): CharacteristicsPlan {
  const known = given.filter(({ values }) => Object.values(values).some((value) => value !== null));
  const merged = known.map(({ schoolId, values }) => {
    const before = held.get(schoolId);
    return { schoolId, values: before ? complete(before, values) : values, before };
  });
  const changed = merged.filter(({ before, values }) => before && !isSame(before, values));
  const added = merged.filter(({ before }) => !before);
  return {
    added: added.map(({ schoolId, values }) => ({ schoolId, values })),
    corrected: changed.map(({ schoolId, values }) => ({ schoolId, values })),
    unchanged: known.length - added.length - changed.length,
    withoutValues: given.length - known.length,
  };
}

/** What the file leaves out does not erase what another file of that date gave. */
function complete(before: Characteristics, given: Characteristics): Characteristics {
  const known = Object.entries(given).filter(([, value]) => value !== null);
  return { ...before, ...Object.fromEntries(known) };
}

function isSame(before: Characteristics, after: Characteristics): boolean {
  return (Object.keys(after) as (keyof Characteristics)[]).every((field) => before[field] === after[field]);
}
