/**
 * What would stand in the way of a visit at another place, told from what the board knows while it is being moved.
 * The same order and the same times as the server's own rule, which has the last word: it also knows of vehicles, of
 * what a group needs, and of what others did in the meantime.
 */
import type { Stay } from '#shared/contracts/availability.contract.js';
import type { Board, BoardRoom, BoardStay } from './board-rows.js';

type BoardVisit = NonNullable<Stay['visit']>;

/** Where something is to take place, in minutes after midnight of the board's day. */
export interface Spot {
  readonly roomId: string;
  readonly start: number;
  readonly end: number;
}

export interface Wanted extends Spot {
  /** Null for a visit that is yet to be asked for. */
  readonly visit: BoardVisit | null;
  /** Minutes before the session for which tutor and equipment are held. */
  readonly preparation: number;
}

export type Clash =
  | { readonly code: 'past' }
  | { readonly code: 'closed_day' }
  | { readonly code: 'outside_hours' }
  | { readonly code: 'too_small'; readonly room: string; readonly capacity: number }
  | { readonly code: 'room_closed'; readonly room: string; readonly reason: string }
  | { readonly code: 'taken'; readonly room: string; readonly by: BoardStay }
  | { readonly code: 'no_setup_time'; readonly room: string; readonly by: BoardStay }
  | { readonly code: 'short'; readonly pool: string; readonly left: number }
  | { readonly code: 'tutor_away'; readonly tutor: string }
  | { readonly code: 'tutor_taken'; readonly tutor: string };

/** What the day is beside the board. */
export interface Moment {
  /** The first minute of the day that is not over: 0 for days ahead, the end of the day for those behind. */
  readonly present: number;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

const meet = (a: Span, b: Span): boolean => a.from < b.until && b.from < a.until;

export function clashOf(wanted: Wanted, board: Board, { present }: Moment): Clash | null {
  return (
    inTime(wanted, board, present) ?? inRoom(wanted, board) ?? inEquipment(wanted, board) ?? inTutor(wanted, board)
  );
}

function inTime({ start, end }: Wanted, { opening }: Board, present: number): Clash | null {
  if (start < present) return { code: 'past' };
  if (opening.length === 0) return { code: 'closed_day' };
  return opening.some(({ from, until }) => from <= start && end <= until) ? null : { code: 'outside_hours' };
}

function inRoom(wanted: Wanted, { rooms }: Board): Clash | null {
  const row = rooms.find(({ room }) => room.id === wanted.roomId);
  if (!row) return null;
  const { name: room, capacity, setupMinutes, cleardownMinutes } = row.room;
  if (wanted.visit && wanted.visit.pupils > capacity) return { code: 'too_small', room, capacity };
  const held = { from: wanted.start - setupMinutes, until: wanted.end + cleardownMinutes };
  const closure = row.closures.find((closed) => meet(closed, held));
  if (closure) return { code: 'room_closed', room, reason: closure.reason };
  return taken(wanted, row, held);
}

/** In the middle of the session is worse than before or after it. */
function taken({ start, end, visit }: Wanted, { room, stays }: BoardRoom, held: Span): Clash | null {
  const others = stays.filter(({ stay }) => visit === null || stay.visit?.id !== visit.id);
  const session = { from: start, until: end };
  const inside = others.find((other) => meet(other, session));
  if (inside) return { code: 'taken', room: room.name, by: inside };
  const beside = others.find((other) => meet(other, held));
  return beside ? { code: 'no_setup_time', room: room.name, by: beside } : null;
}

/** What the visit holds already counts as left where it holds it. */
function inEquipment({ visit, start, end, preparation }: Wanted, board: Board): Clash | null {
  const held = { from: start - preparation, until: end };
  const own = visit ? ownTime(visit.id, preparation, board) : null;
  for (const { poolId, name, quantity } of visit?.equipment ?? []) {
    const levels = board.pools.find(({ pool }) => pool.id === poolId)?.levels ?? [];
    const least = Math.min(...levels.flatMap((level) => leftWithout(level, { held, own, quantity })));
    if (least < quantity) return { code: 'short', pool: name, left: least };
  }
  return null;
}

/** When the visit takes place on this day as things stand; null on another day. */
function ownTime(visitId: string, preparation: number, { rooms }: Board): Span | null {
  const own = rooms.flatMap(({ stays }) => stays).find(({ stay }) => stay.visit?.id === visitId);
  return own ? { from: own.start - preparation, until: own.end } : null;
}

function leftWithout(
  level: Span & { readonly left: number },
  { held, own, quantity }: { held: Span; own: Span | null; quantity: number },
): number[] {
  const [from, until] = [Math.max(level.from, held.from), Math.min(level.until, held.until)];
  if (from >= until) return [];
  if (!own || !meet({ from, until }, own)) return [level.left];
  const whole = own.from <= from && until <= own.until;
  return whole ? [level.left + quantity] : [level.left, level.left + quantity];
}

function inTutor({ visit, start, end, preparation }: Wanted, { tutors }: Board): Clash | null {
  const row = tutors.find(({ tutor }) => tutor.id === visit?.tutor?.id);
  if (!row) return null;
  const { name: tutor } = row.tutor;
  const held = { from: start - preparation, until: end };
  if (row.stays.some((other) => other.stay.visit?.id !== visit?.id && meet(other, held)))
    return { code: 'tutor_taken', tutor };
  const works = row.hours.some(({ from, until }) => from <= held.from && held.until <= until);
  return works && !row.closures.some((leave) => meet(leave, held)) ? null : { code: 'tutor_away', tutor };
}
