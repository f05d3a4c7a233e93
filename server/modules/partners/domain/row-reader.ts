import { shownValue, type RowFault } from './faults.js';

/** The cells of one row by column name. A column that the file has not got is not there; a blank cell is ''. */
export interface ImportRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** undefined: the file has no such column. null: the column is there and the cell is blank. */
export type Cell<T> = T | null | undefined;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** What stands in the columns of a GIAS extract for "we do not know": a form's own first choice, for one. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'select',
  'not applicable',
  'not recorded',
  'does not apply',
  'none',
  '-',
]);
const LOST_CHARACTER = '\uFFFD';

/** Reads the cells of one row, each as its kind, and collects every fault rather than stopping at the first. */
export class RowReader<Column extends string> {
  readonly faults: RowFault[] = [];

  constructor(private readonly row: ImportRow<Column>) {}

  text(column: Column, most: number): Cell<string> {
    const cell = this.cell(column);
    if (cell === null || cell === undefined) return cell;
    if (cell.includes(LOST_CHARACTER)) {
      return this.fault(column, 'An accented letter was lost before the file reached us.', 'Type the letter again.');
    }
    if (cell.length <= most) return cell;
    return this.fault(column, `This is longer than ${String(most)} characters.`, 'Shorten it.');
  }

  /** Part of an address, in which GIAS writes words where it knows nothing. */
  address(column: Column, most: number): Cell<string> {
    return this.isPlaceholder(column) ? null : this.text(column, most);
  }

  isPlaceholder(column: Column): boolean {
    return PLACEHOLDERS.has(this.cell(column)?.toLowerCase() ?? '');
  }

  /** A value that every row must have; '' and a fault when it is missing. */
  required(column: Column, most: number): string {
    const cell = this.text(column, most);
    if (cell === null) this.fault(column, 'Nothing is given here.', 'Fill it in.');
    return cell ?? '';
  }

  matching(column: Column, pattern: RegExp, expected: string): Cell<string> {
    const cell = this.cell(column);
    if (cell === null || cell === undefined || pattern.test(cell)) return cell;
    return this.fault(column, `This is not ${expected}.`, 'Correct it.');
  }

  integer(column: Column, range: Range): Cell<number> {
    return this.measured(column, /^\d{1,9}$/, range, 'a whole number');
  }

  decimal(column: Column, range: Range): Cell<number> {
    return this.measured(column, /^\d{1,9}(\.\d{1,12})?$/, range, 'a number');
  }

  /** dd-mm-yyyy as GIAS writes it, dd/mm/yyyy as a spreadsheet saves it, or yyyy-mm-dd; answers an ISO date. */
  date(column: Column): Cell<string> {
    const cell = this.cell(column);
    if (cell === null || cell === undefined) return cell;
    const iso = isoDate(cell);
    return iso ?? this.fault(column, 'This is not a date.', 'Write it as day-month-year, such as 01-09-2012.');
  }

  choice<Choice>(column: Column, choices: ReadonlyMap<string, Choice>): Cell<Choice> {
    const cell = this.cell(column);
    if (cell === null || cell === undefined) return cell;
    const choice = choices.get(cell.toLowerCase());
    if (choice !== undefined) return choice;
    return this.fault(
      column,
      'This is not one of the values that GIAS uses.',
      `Use one of ${[...choices.keys()].join(', ')}.`,
    );
  }

  fault(column: Column, reason: string, mend: string): null {
    const value = shownValue(this.row.cells[column] ?? '');
    this.faults.push({ line: this.row.line, column, value, reason, mend });
    return null;
  }

  private measured(column: Column, shape: RegExp, range: Range, expected: string): Cell<number> {
    const cell = this.cell(column);
    if (cell === null || cell === undefined) return cell;
    const value = Number(cell);
    if (shape.test(cell) && value >= range.least && value <= range.most) return value;
    const limits = `from ${range.least.toLocaleString('en-GB')} to ${range.most.toLocaleString('en-GB')}`;
    return this.fault(
      column,
      `This is not ${expected} ${limits}.`,
      'Correct it, or leave it blank if it is not known.',
    );
  }

  private cell(column: Column): string | null | undefined {
    const cell = this.row.cells[column]?.replace(/\s+/g, ' ').trim();
    return cell === '' ? null : cell;
  }
}

/** An ISO date, or null when the text is no day of the calendar. */
export function isoDate(text: string): string | null {
  const british = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(text);
  const iso = british ? `${british[3] ?? ''}-${british[2] ?? ''}-${british[1] ?? ''}` : text;
  if (!/^(1[89]|2[01])\d{2}-\d{2}-\d{2}$/.test(iso)) return null;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}
