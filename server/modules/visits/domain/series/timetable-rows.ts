import type { Repeat } from '#shared/contracts/series.contract.js';
import { yearGroup, type YearGroup } from '#shared/contracts/vocabulary.js';

export type TimetableColumn =
  'weekday' | 'period' | 'starts' | 'ends' | 'weeks' | 'room' | 'pupils' | 'subject' | 'year group';

export const TIMETABLE_COLUMNS = {
  required: ['weekday', 'room', 'pupils', 'subject'],
  optional: ['period', 'starts', 'ends', 'weeks', 'year group'],
} as const satisfies Record<string, readonly TimetableColumn[]>;

/** One lesson of the host school that comes again every week, or every other one. */
export interface TimetableRow {
  readonly line: number;
  readonly weekday: number;
  readonly weeks: Repeat;
  readonly startTime: string;
  readonly endTime: string;
  readonly roomId: string;
  readonly pupils: number;
  readonly subject: string;
  readonly yearGroups: readonly YearGroup[];
}

export interface TimetableFault {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly mend: string;
}

interface Period {
  readonly name: string;
  readonly starts: string;
  readonly ends: string;
}

/** What the words of a row are looked up in. */
export interface TimetableFacts {
  readonly rooms: readonly { readonly id: string; readonly name: string; readonly capacity: number }[];
  /** The different days that the host school has on a weekday, in week A, B or either. */
  readonly periodsOn: (weekday: number, weeks: Repeat) => readonly (readonly Period[])[];
}

export type ReadRow = { readonly row: TimetableRow } | { readonly faults: readonly TimetableFault[] };

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WEEKS: Readonly<Record<string, Repeat>> = {
  '': 'week',
  every: 'week',
  all: 'week',
  weekly: 'week',
  both: 'week',
  a: 'week_a',
  'week a': 'week_a',
  b: 'week_b',
  'week b': 'week_b',
};
const LONGEST_SUBJECT = 120;
const MOST_PUPILS = 2000;
const SHOWN_ROOMS = 5;

/** Reads one row and collects every fault of it rather than stopping at the first. */
export function readTimetableRow(
  line: number,
  cells: Readonly<Partial<Record<TimetableColumn, string>>>,
  facts: TimetableFacts,
): ReadRow {
  return new RowReader(line, cells, facts).read();
}

class RowReader {
  private readonly faults: TimetableFault[] = [];

  constructor(
    private readonly line: number,
    private readonly cells: Readonly<Partial<Record<TimetableColumn, string>>>,
    private readonly facts: TimetableFacts,
  ) {}

  read(): ReadRow {
    const weekday = this.weekday();
    const weeks =
      WEEKS[this.text('weeks').toLowerCase()] ?? this.fault('weeks', 'This is not a week.', 'Write A, B or every.');
    const pupils = this.pupils();
    const roomId = this.room(pupils);
    const subject = this.subject();
    const yearGroups = this.yearGroups();
    const time = this.time(weekday, weeks);
    if (this.faults.length > 0 || !time || weekday === null || weeks === null) return { faults: this.faults };
    const group = { pupils: pupils ?? 0, roomId: roomId ?? '', subject, yearGroups };
    return { row: { line: this.line, weekday, weeks, ...time, ...group } };
  }

  private weekday(): number | null {
    const text = this.text('weekday').toLowerCase();
    const found = text.length >= 2 ? DAYS.findIndex((day) => day.startsWith(text.replace(/\.$/, ''))) : -1;
    if (found !== -1) return found + 1;
    return this.fault('weekday', 'This is not a day of the week.', 'Write Monday, Tuesday and so on.');
  }

  private room(pupils: number | null): string | null {
    const name = this.text('room').toLowerCase();
    const room = this.facts.rooms.find((one) => one.name.toLowerCase() === name);
    if (!room) {
      const names = this.facts.rooms.map((one) => `“${one.name}”`);
      const shown = names.length > SHOWN_ROOMS ? [...names.slice(0, SHOWN_ROOMS), 'and so on'] : names;
      const mend = `Write it as the centre does: ${shown.join(', ')}.`;
      return this.fault('room', 'The centre has no room of this name.', mend);
    }
    if (pupils === null || pupils <= room.capacity) return room.id;
    return this.fault('pupils', `${room.name} holds ${room.capacity}.`, 'Correct the number, or name a larger room.');
  }

  private pupils(): number | null {
    const text = this.text('pupils');
    const pupils = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (pupils >= 1 && pupils <= MOST_PUPILS) return pupils;
    return this.fault('pupils', 'This is not a number of pupils.', 'Write a whole number from 1 to 2000.');
  }

  private subject(): string {
    const subject = this.text('subject');
    if (subject === '') this.fault('subject', 'Nothing is given here.', 'Write what is taught.');
    if (subject.length > LONGEST_SUBJECT) this.fault('subject', 'This is too long.', 'Keep it to 120 characters.');
    return subject;
  }

  private yearGroups(): YearGroup[] {
    const text = this.text('year group').replace(/^(year|yr|y)\s*/i, '');
    if (text === '') return [];
    const year = yearGroup.safeParse(text);
    if (year.success) return [year.data];
    this.fault(
      'year group',
      'This is not a year group.',
      'Write N, R, a number from 1 to 13, adult, or leave it empty.',
    );
    return [];
  }

  /** Clock times stand by themselves; a period is looked up on its day. */
  private time(weekday: number | null, weeks: Repeat | null): { startTime: string; endTime: string } | null {
    if (this.text('period') === '') return this.clockTimes();
    return weekday !== null && weeks !== null ? this.period(weekday, weeks) : null;
  }

  private clockTimes(): { startTime: string; endTime: string } | null {
    const startTime = this.clock('starts');
    const endTime = this.clock('ends');
    if (startTime === null || endTime === null) return null;
    if (startTime < endTime) return { startTime, endTime };
    return this.fault('ends', 'The end is not after the start.', 'Swap or correct the times.');
  }

  private clock(column: 'starts' | 'ends'): string | null {
    const [, hour, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(this.text(column)) ?? [];
    const time = `${(hour ?? '').padStart(2, '0')}:${minutes ?? ''}`;
    if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return time;
    return this.fault(column, 'This is not a time, and no period is named.', 'Write it as 09:30, or name the period.');
  }

  private period(weekday: number, weeks: Repeat): { startTime: string; endTime: string } | null {
    const days = this.facts.periodsOn(weekday, weeks);
    const times = days.flatMap((periods) => periods.find((period) => isNamed(period, this.text('period'))) ?? []);
    const [first] = times;
    if (!first) {
      const names = [...new Set(days.flatMap((periods) => periods.map(({ name }) => name)))].slice(0, 9);
      const mend = names.length > 0 ? `Its periods are ${names.join(', ')}.` : 'Write when it starts and ends instead.';
      return this.fault('period', 'The school has no such period on that day.', mend);
    }
    if (times.every(({ starts, ends }) => starts === first.starts && ends === first.ends)) {
      return { startTime: first.starts, endTime: first.ends };
    }
    const reason = 'This period is at different times in weeks A and B, or from some day on.';
    return this.fault('period', reason, 'Write a row for each, or write when it starts and ends.');
  }

  private text(column: TimetableColumn): string {
    return (this.cells[column] ?? '').replace(/\s+/g, ' ').trim();
  }

  private fault(column: TimetableColumn, reason: string, mend: string): null {
    this.faults.push({ line: this.line, column, value: this.text(column).slice(0, 60), reason, mend });
    return null;
  }
}

/** "Period 3", "P3" and "3" mean the same. */
function isNamed({ name }: Period, text: string): boolean {
  const bare = (words: string) => words.toLowerCase().replace(/^(period|p)\s*(?=\d)/, '');
  return bare(name) === bare(text);
}
