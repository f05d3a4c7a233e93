/** One day, or the days of a week side by side, as the rows and blocks of one grid. */
import type { DayView } from '#shared/contracts/availability.contract.js';
import type { LocalDate } from '#shared/values/local-date.js';
import type { DayEvent, DayRow } from '../../ui/day-layout.js';
import { toAxis, type Axis } from './axis.js';
import { gridRows, weekRow } from './board-events.js';
import { isPicked, narrowed, picksVisits, type BoardFilters } from './board-filters.js';
import { boardOf, frameOf, type Board, type BoardStay } from './board-rows.js';

/** What stands behind a block of the grid. */
export interface Block {
  readonly key: string;
  readonly day: LocalDate;
  readonly stay: BoardStay;
}

export interface Days {
  readonly axis: Axis;
  /** In the order of the axis. */
  readonly boards: readonly [Board, ...Board[]];
}

/** In a week, days on which the centre is closed and nothing takes place are left out, unless all are. */
export function daysOf(views: readonly [DayView, ...DayView[]]): Days {
  const busy = views.filter(({ hours, rooms }) => hours.length > 0 || rooms.some(({ stays }) => stays.length > 0));
  const [first = views[0], ...others] = busy;
  const frame = frameOf([first, ...others]);
  const boards: [Board, ...Board[]] = [boardOf(first, frame), ...others.map((view) => boardOf(view, frame))];
  return { boards, axis: { ...frame, days: [first.day, ...others.map(({ day }) => day)] } };
}

export const keyOn = (day: LocalDate, key: string): string => `${day} ${key}`;

export function blocksOf({ boards }: Days): ReadonlyMap<string, Block> {
  const blocks = boards.flatMap(({ day, rooms, tutors }) =>
    [...rooms, ...tutors].flatMap(({ stays }) => stays.map((stay) => ({ key: keyOn(day, stay.key), day, stay }))),
  );
  return new Map(blocks.map((block) => [block.key, block]));
}

/** The block of a visit in the room that was asked for, whichever row it was chosen in: a tutor's, or a hall's of which it takes a part. */
export function homeOf(blocks: ReadonlyMap<string, Block>, key: string): Block | null {
  const block = blocks.get(key);
  const { stay, start } = block?.stay ?? {};
  if (!block || !stay?.visit) return null;
  const isHome = (one: Block): boolean =>
    one.stay.stay.room === null &&
    one.stay.stay.visit?.id === stay.visit?.id &&
    one.day === block.day &&
    one.stay.start === start;
  return isHome(block) ? block : ([...blocks.values()].find(isHome) ?? null);
}

/** The rows of the first day with the blocks of all of them. */
export function rowsOf({ axis, boards }: Days, filters: BoardFilters): DayRow[] {
  const shown = boards.map((board) => narrowed(board, filters));
  const pale = picksVisits(filters) ? paleBlocks(shown, filters) : null;
  const days = shown.map((board) => rowsOn(board, axis, pale));
  return (days[0] ?? []).map((row) => ({
    ...row,
    events: days.flatMap((rows) => rows.find(({ key }) => key === row.key)?.events ?? []),
  }));
}

function rowsOn(board: Board, axis: Axis, pale: ReadonlySet<string> | null): DayRow[] {
  const ahead = toAxis(axis, { day: board.day, minute: 0 }) ?? 0;
  const rows = axis.days.length === 1 ? gridRows(board) : gridRows(board).map((row) => weekRow(row, board));
  return rows.map((row) => ({ ...row, events: row.events.map((event) => onAxis(event, { board, ahead, pale })) }));
}

interface Put {
  readonly board: Board;
  readonly ahead: number;
  readonly pale: ReadonlySet<string> | null;
}

/** A closure that goes on into the night ends where the day does, so that it does not reach into the next one. */
function onAxis(event: DayEvent, { board, ahead, pale }: Put): DayEvent {
  const [start, end] = [Math.max(board.start, event.start), Math.min(board.end, event.end)];
  const tone = pale?.has(event.key) ? { tone: 'pale' as const } : {};
  return { ...event, ...tone, key: keyOn(board.day, event.key), start: start + ahead, end: end + ahead };
}

function paleBlocks(boards: readonly Board[], filters: BoardFilters): ReadonlySet<string> {
  const stays = boards.flatMap(({ rooms, tutors }) => [...rooms, ...tutors].flatMap((row) => row.stays));
  return new Set(stays.filter(({ stay }) => !isPicked(stay, filters)).map(({ key }) => key));
}
