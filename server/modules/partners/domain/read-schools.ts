import { withoutDuplicates } from './duplicates.js';
import { fileFault, fine, refused, type Checked, type RowFault } from './faults.js';
import type { ImportTable } from './import-table.js';
import { laCodeOf, readSchoolRow, type SchoolColumn, type SchoolFacts } from './school-row.js';

/** Reads the schools of one authority out of a GIAS extract, good rows and bad. */
export interface SchoolRows {
  readonly facts: readonly SchoolFacts[];
  readonly faults: readonly RowFault[];
  /** Rows of other authorities, passed over. */
  readonly elsewhere: number;
  /** The authority's name as the file gives it. */
  readonly laName: string | null;
  /** Columns that the file has not got: what they say stays as it is. */
  readonly absentColumns: readonly SchoolColumn[];
}

export function readSchools(table: ImportTable<SchoolColumn>, laCode: string): Checked<SchoolRows> {
  const here = table.rows.filter((row) => !isElsewhere(laCodeOf(row), laCode));
  const results = here.map(readSchoolRow);
  const { unique, faults } = withoutDuplicates(results.flatMap((result) => (result.ok ? [result.facts] : [])));
  const unreadable = results.flatMap((result) => (result.ok ? [] : result.faults));
  if (results.length === 0 && table.faults.length === 0) return refused(otherAuthority(table, laCode));
  return fine({
    facts: unique,
    faults: byLine([...table.faults, ...unreadable, ...faults]),
    elsewhere: table.rows.length - here.length,
    laName: unique.find((facts) => facts.laName)?.laName ?? null,
    absentColumns: table.absentColumns,
  });
}

/** A code that is no code at all is a fault of a row that may well be ours. */
function isElsewhere(code: string, laCode: string): boolean {
  return /^\d{3}$/.test(code) && code !== laCode;
}

function otherAuthority(table: ImportTable<SchoolColumn>, laCode: string) {
  const codes = [...new Set(table.rows.map(laCodeOf))].sort();
  const shown = codes.length > 5 ? `${codes.slice(0, 5).join(', ')} and others` : codes.join(', ');
  const reason = `The file has no school of authority ${laCode}; its schools belong to ${shown}.`;
  const mend = 'Choose the extract of that authority, or choose the other authority.';
  return fileFault('other-authority', reason, mend, { column: 'LA (code)' });
}

export function byLine(faults: readonly RowFault[]): RowFault[] {
  return [...faults].sort((a, b) => a.line - b.line);
}
