import type { LocalDate } from '#shared/values/local-date.js';
import { fromAxis, lastEnd, snap, STEP, toAxis, type Axis } from './axis.js';
import type { Spot } from './clash.js';

/** Where and when something takes place, or would. */
export interface Place extends Spot {
  readonly day: LocalDate;
}

/** What a place can be moved over. */
export interface Ground {
  readonly axis: Axis;
  /** In the order of the rows. */
  readonly roomIds: readonly string[];
}

/** A point of the grid: a row, and how far along. */
export interface Point {
  readonly roomId: string;
  readonly x: number;
}

export const samePlace = (a: Place, b: Place): boolean =>
  a.day === b.day && a.roomId === b.roomId && a.start === b.start && a.end === b.end;

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(most, value));

/** The same length elsewhere that day, within what is shown. */
function startingAt(place: Place, start: number, axis: Axis): Place {
  const length = place.end - place.start;
  const at = between(axis.start, start, Math.max(axis.start, lastEnd(axis) - length));
  return { ...place, start: at, end: at + length };
}

const endingAt = (place: Place, end: number, axis: Axis): Place => ({
  ...place,
  end: between(place.start + STEP, end, Math.max(lastEnd(axis), place.start + STEP)),
});

/** Lifted at a distance from its start, it follows the pointer from row to row and from day to day. */
export function dragged(place: Place, { roomId, x }: Point, grab: number, axis: Axis): Place {
  const { day, minute } = fromAxis(axis, x);
  return startingAt({ ...place, roomId, day }, snap(minute - grab), axis);
}

/** Its end follows the pointer; its day, start and room stay. */
export function stretched(place: Place, { x }: Point, axis: Axis): Place {
  const midnight = toAxis(axis, { day: place.day, minute: 0 });
  return midnight === null ? place : endingAt(place, snap(x - midnight), axis);
}

/** Between where the pointer went down and where it is now, in one row and on one day. */
export function drawn(from: Point, to: Point, axis: Axis): Place {
  const { day, minute } = fromAxis(axis, from.x);
  const midnight = from.x - minute;
  const [start, end] = [minute, to.x - midnight].map(snap).toSorted((a, b) => a - b) as [number, number];
  const at = between(axis.start, start, lastEnd(axis) - STEP);
  return { roomId: from.roomId, day, start: at, end: between(at + STEP, end, lastEnd(axis)) };
}

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/**
 * Where an arrow key leads: five minutes along, or to the next room; Page Up and Page Down lead to another day.
 * @param lengthens left and right change the end, as they do with Shift
 * @returns null for other keys
 */
export function keyed(
  place: Place,
  { key, shiftKey }: Key,
  lengthens: boolean,
  { axis, roomIds }: Ground,
): Place | null {
  const row = (by: number): Place => {
    const at = roomIds.indexOf(place.roomId) + by;
    return { ...place, roomId: roomIds[between(0, at, roomIds.length - 1)] ?? place.roomId };
  };
  const day = (by: number): Place => ({ ...place, day: axis.days[axis.days.indexOf(place.day) + by] ?? place.day });
  const along = (by: number): Place =>
    shiftKey || lengthens ? endingAt(place, place.end + by, axis) : startingAt(place, place.start + by, axis);
  const steps: Readonly<Record<string, () => Place>> = {
    ArrowRight: () => along(STEP),
    ArrowLeft: () => along(-STEP),
    ArrowDown: () => row(1),
    ArrowUp: () => row(-1),
    PageDown: () => day(1),
    PageUp: () => day(-1),
  };
  return steps[key]?.() ?? null;
}
