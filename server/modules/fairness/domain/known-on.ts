import type { SchoolCharacteristics } from './weight.js';

/** What is known of a school on a day, each characteristic for itself. */

export interface Dated extends SchoolCharacteristics {
  /** Local ISO date of the census. */
  readonly asOf: string;
}

/**
 * The newest value of that day; where nothing was known yet, the first that became known: a school whose figures came
 * after the year began should not wait a year for its share.
 */
export function knownOn(rows: readonly Dated[], day: string): SchoolCharacteristics {
  const inOrder = [...rows].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const valueOf = (name: keyof SchoolCharacteristics): number | null => {
    const known = inOrder.filter((row) => row[name] !== null);
    return (known.findLast(({ asOf }) => asOf <= day) ?? known[0])?.[name] ?? null;
  };
  return { roll: valueOf('roll'), fsm6Percent: valueOf('fsm6Percent'), fsmPercent: valueOf('fsmPercent') };
}
