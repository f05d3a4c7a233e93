import type { MeasuredCharacteristics, Characteristic } from './characteristics-row.js';

/** Which value of each characteristic is in force: the newest that is known, not the newest row. */

export interface Dated extends MeasuredCharacteristics {
  /** ISO date. */
  readonly asOf: string;
}

export interface InForce {
  readonly characteristic: Characteristic;
  readonly value: number | null;
  readonly asOf: string | null;
}

const CHARACTERISTICS: readonly Characteristic[] = [
  'roll',
  'fsmPercent',
  'fsm6Percent',
  'idaciRank',
  'idaciDecile',
  'attainment8',
];

/** @param day rows of later days do not count: what happened on a day is read with what was known of that day */
export function characteristicsInForce(rows: readonly Dated[], day: string): InForce[] {
  const newestFirst = rows.filter(({ asOf }) => asOf <= day).sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
  return CHARACTERISTICS.map((characteristic) => {
    const row = newestFirst.find((one) => one[characteristic] !== null);
    return { characteristic, value: row?.[characteristic] ?? null, asOf: row?.asOf ?? null };
  });
}
