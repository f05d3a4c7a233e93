import type { RowFault } from './faults.js';
import type { KnownColumns } from './header.js';
import { RowReader, type ImportRow } from './row-reader.js';
import { readUrn, ROLL } from './school-row.js';

/** Reads one row of any CSV that gives measured characteristics of schools by URN. */

/** A missing value is null and stays missing: it is never taken as nought. */
export interface MeasuredCharacteristics {
  readonly roll: number | null;
  readonly fsmPercent: number | null;
  /** Pupils eligible for free school meals at any time in the last six years, per cent. */
  readonly fsm6Percent: number | null;
  /** Income Deprivation Affecting Children Index of the school's own neighbourhood: rank 1 is the most deprived. */
  readonly idaciRank: number | null;
  readonly idaciDecile: number | null;
  /** Average Attainment 8 score, 0 to 90. */
  readonly attainment8: number | null;
}

export type Characteristic = keyof MeasuredCharacteristics;

interface Source {
  /** In order of trust: the first column with a value counts. */
  readonly columns: readonly CharacteristicColumn[];
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
}

export type CharacteristicColumn = 'URN' | ValueColumn;
type ValueColumn = (typeof VALUE_COLUMNS)[number];

const VALUE_COLUMNS = [
  'NumberOfPupils',
  'NOR',
  'PercentageFSM',
  'PNUMFSMEVER',
  'IDACI_2019_Rank',
  'IDACI_2019_Decile',
  'ATT8SCR',
] as const;

export const CHARACTERISTIC_COLUMNS: KnownColumns<CharacteristicColumn> = {
  required: ['URN'],
  optional: VALUE_COLUMNS,
};

const SOURCES: Readonly<Record<Characteristic, Source>> = {
  roll: { columns: ['NumberOfPupils', 'NOR'], whole: true, ...ROLL },
  fsmPercent: { columns: ['PercentageFSM'], whole: false, least: 0, most: 100 },
  fsm6Percent: { columns: ['PNUMFSMEVER'], whole: false, least: 0, most: 100 },
  idaciRank: { columns: ['IDACI_2019_Rank'], whole: true, least: 1, most: 40_000 },
  idaciDecile: { columns: ['IDACI_2019_Decile'], whole: true, least: 1, most: 10 },
  attainment8: { columns: ['ATT8SCR'], whole: false, least: 0, most: 90 },
};

/** How the Department for Education writes "withheld", "not entered" and "not applicable". */
const WITHHELD = new Set([
  'supp',
  'ne',
  'np',
  'na',
  'n/a',
  'lowcov',
  'new',
  'low',
  'z',
  'x',
  'c',
  'u',
  '-',
  '.',
  '..',
  ':',
]);

export interface CharacteristicsFacts {
  readonly line: number;
  readonly urn: number;
  readonly measured: MeasuredCharacteristics;
}

export type CharacteristicsRowResult =
  | { readonly ok: true; readonly facts: CharacteristicsFacts }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

export function readCharacteristicsRow(row: ImportRow<CharacteristicColumn>): CharacteristicsRowResult {
  const cells = new RowReader(withoutWithheld(row));
  const urn = readUrn(cells);
  const value = (characteristic: Characteristic) => readFirst(cells, SOURCES[characteristic]);
  const measured: MeasuredCharacteristics = {
    roll: value('roll'),
    fsmPercent: value('fsmPercent'),
    fsm6Percent: value('fsm6Percent'),
    idaciRank: value('idaciRank'),
    idaciDecile: value('idaciDecile'),
    attainment8: value('attainment8'),
  };
  return cells.faults.length === 0
    ? { ok: true, facts: { line: row.line, urn, measured } }
    : { ok: false, faults: cells.faults };
}

function readFirst(cells: RowReader<CharacteristicColumn>, source: Source): number | null {
  const values = source.columns.map((column) =>
    source.whole ? cells.integer(column, source) : cells.decimal(column, source),
  );
  return values.find((value) => typeof value === 'number') ?? null;
}

/** Performance tables write "12.3%"; the sign adds nothing. */
function withoutWithheld(row: ImportRow<CharacteristicColumn>): ImportRow<CharacteristicColumn> {
  const cells = Object.entries(row.cells).map(([column, cell]) => {
    const text = cell.trim();
    return [column, WITHHELD.has(text.toLowerCase()) ? '' : text.replace(/\s*%$/, '')] as const;
  });
  return { line: row.line, cells: Object.fromEntries(cells) };
}
