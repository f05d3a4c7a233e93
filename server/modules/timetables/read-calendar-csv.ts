import { CALENDAR_LIMITS } from '#shared/contracts/timetables.contract.js';
import { calendarEntryKind, type CalendarEntryKind } from '#shared/contracts/vocabulary.js';
import { readCsv, shownValue } from '../partners/index.js';
import { readDay } from './domain/file-day.js';
import type { FoundDays, LeftOut, ReadFile } from './domain/found-days.js';
import { guessKind, guessTerm } from './domain/guess-kind.js';

type Column = 'kind' | 'name' | 'first day' | 'last day';
type Cells = Readonly<Partial<Record<Column, string>>>;

const COLUMNS = { required: ['kind', 'name', 'first day'], optional: ['last day'] } as const;
const LONGEST_NAME = 100;
const KINDS = 'term, half term, INSET, closure or open';

/** A CSV file with a line for each entry. Rows that cannot be read are listed; the others stand. */
export async function readCalendarCsv(text: string): Promise<ReadFile> {
  const table = await readCsv<Column>(text, COLUMNS, CALENDAR_LIMITS.events);
  if (!table.ok) {
    const { kind, reason, mend } = table.fault;
    return { ok: false, problem: { reason, mend: kind === 'too-many-rows' ? 'Split it by school year.' : mend } };
  }
  const leftOut: LeftOut[] = table.value.faults.map(({ line, column, ...fault }) => ({
    ...fault,
    position: line,
    field: column,
  }));
  const rows = table.value.rows.map(({ line, cells }) => new CsvRow(line, cells));
  const found = rows.flatMap((row) => row.read() ?? []);
  leftOut.push(...rows.flatMap((row) => row.faults));
  return { ok: true, value: { positionsAre: 'lines', found, leftOut } };
}

/** Reads one row and collects every fault of it rather than stopping at the first. */
class CsvRow {
  readonly faults: LeftOut[] = [];

  constructor(
    private readonly position: number,
    private readonly cells: Cells,
  ) {}

  read(): FoundDays | null {
    const kind = this.kind();
    const name = this.text('name').slice(0, LONGEST_NAME);
    if (name === '' && kind !== 'term') this.fault('name', 'Nothing is given here.', 'Fill it in.');
    const firstDay = this.day('first day');
    const lastDay = this.text('last day') === '' ? firstDay : this.day('last day');
    if (kind === null || firstDay === null || lastDay === null) return null;
    if (lastDay < firstDay) this.fault('last day', 'The last day is before the first.', 'Swap or correct them.');
    const term = kind === 'term' ? guessTerm(`${this.text('kind')} ${name}`, firstDay) : null;
    return this.faults.length > 0 ? null : { position: this.position, name, firstDay, lastDay, given: { kind, term } };
  }

  private kind(): CalendarEntryKind | null {
    return kindOf(this.text('kind')) ?? this.fault('kind', 'This is not a kind of entry.', `Write ${KINDS}.`);
  }

  private day(column: Column): string | null {
    const mend = 'Write it as 01/09/2026 or 2026-09-01.';
    return readDay(this.text(column)) ?? this.fault(column, 'This is not a date.', mend);
  }

  private text(column: Column): string {
    return (this.cells[column] ?? '').replace(/\s+/g, ' ').trim();
  }

  private fault(field: Column, reason: string, mend: string): null {
    const value = shownValue(this.cells[field] ?? '');
    this.faults.push({ position: this.position, field, value, reason, mend });
    return null;
  }
}

/** The kind as the product spells it, or any words that mean one: "Autumn term", "INSET day", "half term". */
function kindOf(text: string): CalendarEntryKind | null {
  const spelt = calendarEntryKind.safeParse(text.toLowerCase().replace(/[\s-]+/g, '_'));
  return spelt.success ? spelt.data : guessKind(text, 'school').kind;
}
