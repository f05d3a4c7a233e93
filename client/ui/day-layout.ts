/** How a block in the day grid looks. */
export type DayTone = 'primary' | 'slate' | 'wait' | 'good' | 'bad' | 'free' | 'closed' | 'pale';

export interface DayEvent {
  /** Unique within its row. */
  key: string;
  /** Minutes after midnight, on the wall of the centre. */
  start: number;
  end: number;
  /** Minutes of getting ready before and clearing up after: drawn lighter. @default 0 */
  before?: number | undefined;
  after?: number | undefined;
  label: string;
  /** A second, smaller line. */
  detail?: string | undefined;
  /** Everything a person needs who does not see the grid: what, when, where, which state. */
  name: string;
  tone: DayTone;
  dashed?: boolean | undefined;
  /** Only to be seen: it cannot be pressed and takes no focus. */
  fixed?: boolean | undefined;
  /** Too short for its label on one line: smaller, and on several. */
  tight?: boolean | undefined;
}

export interface DayRow {
  key: string;
  label: string;
  sublabel?: string | undefined;
  events: readonly DayEvent[];
}

/** A stretch of the time axis: a period, a break, an hour. */
export interface DaySpan {
  start: number;
  end: number;
  label: string;
  sublabel?: string | undefined;
  /** A pause is shaded. */
  pause?: boolean | undefined;
}

export interface PlacedEvent {
  event: DayEvent;
  /** Which line within the row: events at the same time stand under each other. */
  lane: number;
  style: string;
}

const HOUR = 60;

/** One stretch per hour, for a day without periods. */
export function hourSpans(start: number, end: number): DaySpan[] {
  const first = Math.ceil(start / HOUR);
  return Array.from({ length: Math.max(0, Math.ceil(end / HOUR) - first) }, (_, index) => {
    const hour = first + index;
    return { start: hour * HOUR, end: Math.min(end, (hour + 1) * HOUR), label: `${String(hour).padStart(2, '0')}:00` };
  });
}

/** How far a time is along the axis, in percent; times outside the day stand at its edge. */
export function along(minutes: number, day: { start: number; end: number }): number {
  const share = ((minutes - day.start) / (day.end - day.start)) * 100;
  return Math.round(Math.min(100, Math.max(0, share)) * 1000) / 1000;
}

/** Puts a row's events in the order of time and each on the first line that is free, buffers included. */
export function placeEvents(events: readonly DayEvent[], day: { start: number; end: number }): PlacedEvent[] {
  const laneEnds: number[] = [];
  const inOrder = [...events].sort((a, b) => a.start - b.start || b.end - a.end);
  return inOrder.map((event) => {
    const from = event.start - (event.before ?? 0);
    const free = laneEnds.findIndex((end) => end <= from);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = event.end + (event.after ?? 0);
    return { event, lane, style: styleOf(event, lane, day) };
  });
}

function styleOf(event: DayEvent, lane: number, day: { start: number; end: number }): string {
  const [left, right] = [along(event.start, day), along(event.end, day)];
  const length = Math.max(1, event.end - event.start);
  const share = (minutes = 0): string => String(Math.round((minutes / length) * 1000) / 1000);
  return `--l:${left}%;--w:${right - left}%;--n:${lane};--b:${share(event.before)};--a:${share(event.after)}`;
}

export interface DayPlace {
  row: number;
  event: number;
}

/**
 * Where an arrow key leads: along a row in time, to the next row at about the same time.
 * @returns null where there is no further event
 */
export function neighbour(rows: readonly (readonly PlacedEvent[])[], from: DayPlace, key: string): DayPlace | null {
  const row = rows[from.row] ?? [];
  const indexes = reachable(row);
  switch (key) {
    case 'ArrowRight':
      return placeIn(
        from.row,
        indexes.find((index) => index > from.event),
      );
    case 'ArrowLeft':
      return placeIn(
        from.row,
        indexes.findLast((index) => index < from.event),
      );
    case 'Home':
      return placeIn(from.row, indexes[0]);
    case 'End':
      return placeIn(from.row, indexes.at(-1));
    case 'ArrowDown':
      return inOtherRow(rows, from, 1);
    case 'ArrowUp':
      return inOtherRow(rows, from, -1);
    default:
      return null;
  }
}

function inOtherRow(rows: readonly (readonly PlacedEvent[])[], from: DayPlace, step: 1 | -1): DayPlace | null {
  const time = middle(rows[from.row]?.[from.event]);
  for (let row = from.row + step; row >= 0 && row < rows.length; row += step) {
    const events = rows[row] ?? [];
    const [nearest] = reachable(events).sort(
      (a, b) => Math.abs(middle(events[a]) - time) - Math.abs(middle(events[b]) - time),
    );
    if (nearest !== undefined) return { row, event: nearest };
  }
  return null;
}

/** The first event that takes the focus, or null in an empty grid. */
export function firstPlace(rows: readonly (readonly PlacedEvent[])[]): DayPlace | null {
  const row = rows.findIndex((events) => reachable(events).length > 0);
  return row === -1 ? null : placeIn(row, reachable(rows[row] ?? [])[0]);
}

function reachable(events: readonly PlacedEvent[]): number[] {
  return events.flatMap(({ event }, index) => (event.fixed === true ? [] : [index]));
}

function placeIn(row: number, event: number | undefined): DayPlace | null {
  return event === undefined ? null : { row, event };
}

function middle(placed: PlacedEvent | undefined): number {
  return placed ? (placed.event.start + placed.event.end) / 2 : 0;
}
