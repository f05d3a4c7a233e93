import { fileFault, shownValue, type FileFault, type RowFault } from './faults.js';
import { FILE_LIMITS } from './file-limits.js';
import { matchHeader, type HeaderMatch, type KnownColumns } from './header.js';
import type { ImportRow } from './row-reader.js';

/** Collects the records of a CSV file: the first is the header, the rest are rows of its known columns. */
export class ImportTable<Column extends string> {
  header: readonly string[] = [];
  readonly rows: ImportRow<Column>[] = [];
  readonly faults: RowFault[] = [];
  private match: HeaderMatch<Column> | null = null;
  /** A short row is a fault of its own, unless it is the last: then the file is cut off. */
  private shortRow: RowFault | null = null;

  /** @param most rows; with one more the file is refused, and reading it stops */
  constructor(
    private readonly columns: KnownColumns<Column>,
    private readonly most: number = FILE_LIMITS.rows,
  ) {}

  get absentColumns(): readonly Column[] {
    return this.match?.absent ?? [];
  }

  /** How many rows the file has, good or bad. */
  get rowCount(): number {
    return this.rows.length + this.faults.length;
  }

  /** @returns why the whole file has to be refused, if this record shows it. */
  add(line: number, record: readonly string[]): FileFault | null {
    if (!this.match) return this.readHeader(record);
    if (record.every((cell) => cell.trim() === '')) return null;
    this.keepShortRow();
    if (this.rowCount >= this.most) {
      const most = this.most.toLocaleString('en-GB');
      const mend = this.most === FILE_LIMITS.rows ? 'Split it, one file per authority.' : 'Split it.';
      return fileFault('too-many-rows', `The file has more than ${most} rows.`, mend, { line });
    }
    this.addRow(line, record, this.match);
    return null;
  }

  finish(): FileFault | null {
    if (!this.match)
      return fileFault('empty', 'The file has no header line.', 'Choose the file again, or download it again.');
    if (this.shortRow) {
      const reason = 'The file stops in the middle of this line, so rows after it may be missing.';
      return fileFault('truncated', reason, 'Download the file again.', { line: this.shortRow.line });
    }
    if (this.rowCount > 0) return null;
    return fileFault(
      'empty',
      'The file has a header line and no rows.',
      'Choose the file again, or download it again.',
    );
  }

  private readHeader(record: readonly string[]): FileFault | null {
    const match = matchHeader(record, this.columns);
    if (!match.ok) return match.fault;
    this.header = record;
    this.match = match.value;
    return null;
  }

  private addRow(line: number, record: readonly string[], match: HeaderMatch<Column>): void {
    const fault = this.shapeFault(line, record);
    if (!fault) this.rows.push({ line, cells: pick(record, match.positions) });
    else if (record.length < this.header.length) this.shortRow = fault;
    else this.faults.push(fault);
  }

  private shapeFault(line: number, record: readonly string[]): RowFault | null {
    const [has, wanted] = [record.length, this.header.length];
    const long = record.findIndex((cell) => cell.length > FILE_LIMITS.fieldCharacters);
    if (has === wanted && long === -1) return null;
    const position = has === wanted ? long : Math.min(has, wanted) - 1;
    const place = { line, column: this.header[position] ?? '', value: shownValue(record[position] ?? '') };
    if (has === wanted) {
      const reason = `This is longer than ${FILE_LIMITS.fieldCharacters.toLocaleString('en-GB')} characters.`;
      return { ...place, reason, mend: 'Shorten it, or look for a missing quotation mark.' };
    }
    const reason = `The row has ${String(has)} values and the header has ${String(wanted)}.`;
    const mend = has < wanted ? 'Add the missing commas.' : 'Put a value that contains a comma in quotation marks.';
    return { ...place, reason, mend };
  }

  private keepShortRow(): void {
    if (this.shortRow) this.faults.push(this.shortRow);
    this.shortRow = null;
  }
}

function pick<Column extends string>(
  record: readonly string[],
  positions: ReadonlyMap<Column, number>,
): ImportRow<Column>['cells'] {
  const cells: Partial<Record<Column, string>> = {};
  for (const [column, position] of positions) cells[column] = record[position] ?? '';
  return cells;
}
