import { readCharacteristicsRow, type CharacteristicColumn, type CharacteristicsFacts } from './characteristics-row.js';
import { withoutDuplicates } from './duplicates.js';
import { fileFault, fine, refused, type RowFault } from './faults.js';
import type { ImportTable } from './import-table.js';
import { byLine } from './read-schools.js';

/** Reads measured characteristics by URN out of any CSV that has them. */
export interface CharacteristicsRows {
  readonly facts: readonly CharacteristicsFacts[];
  readonly faults: readonly RowFault[];
  readonly columns: readonly CharacteristicColumn[];
}

export function readCharacteristics(table: ImportTable<CharacteristicColumn>, known: readonly CharacteristicColumn[]) {
  const columns = known.filter((column) => !table.absentColumns.includes(column));
  return columns.length === 0 ? refused(nothingKnown(known)) : fine(rowsOf(table, columns));
}

function rowsOf(
  table: ImportTable<CharacteristicColumn>,
  columns: readonly CharacteristicColumn[],
): CharacteristicsRows {
  const results = table.rows.map(readCharacteristicsRow);
  const { unique, faults } = withoutDuplicates(results.flatMap((result) => (result.ok ? [result.facts] : [])));
  const unreadable = results.flatMap((result) => (result.ok ? [] : result.faults));
  return { facts: unique, faults: byLine([...table.faults, ...unreadable, ...faults]), columns };
}

function nothingKnown(known: readonly CharacteristicColumn[]) {
  const reason = 'The file has no column of characteristics that we know.';
  return fileFault('header', reason, `Give at least one of ${known.join(', ')}.`, { line: 1 });
}
