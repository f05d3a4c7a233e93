import type { YearGroup } from '#shared/contracts/vocabulary.js';

interface School {
  /** As the register has it; null for a community group. */
  readonly phase: string | null;
  /** The statutory ages, where they are known. */
  readonly lowAge: number | null;
  readonly highAge: number | null;
}

/** Ages of the youngest pupils when the year begins, and of the oldest when they leave. */
type Ages = readonly [low: number, high: number];

/** In the order of age: children are three at the beginning of nursery, and a year older in each that follows. */
const YEARS: readonly YearGroup[] = ['N', 'R', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13'];
const AGE_IN_NURSERY = 3;

const AGES_OF_PHASE: Readonly<Record<string, Ages>> = {
  nursery: [3, 5],
  primary: [3, 11],
  middle_deemed_primary: [8, 12],
  middle_deemed_secondary: [9, 14],
  secondary: [11, 18],
  all_through: [3, 18],
  sixteen_plus: [16, 18],
};

/** The year groups that a school has, by its own ages where they are known, else by its phase; none when neither is. */
export function yearGroupsOf({ phase, lowAge, highAge }: School): readonly YearGroup[] {
  const usual = phase === null ? undefined : AGES_OF_PHASE[phase];
  const [low, high] = [lowAge ?? usual?.[0], highAge ?? usual?.[1]];
  if (phase === null || low === undefined || high === undefined) return [];
  return YEARS.filter((_year, index) => low <= index + AGE_IN_NURSERY && index + AGE_IN_NURSERY < high);
}
