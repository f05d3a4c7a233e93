import { openTimes, type WallHours } from './opening-times.js';
import { intersectionOf, unionOf, type Interval, type IntervalSet } from './intervals.js';

/** For how long the rooms of a centre could be booked: what fair shares divide. */

/** A room that groups are counted by. */
export interface CountedRoom {
  readonly id: string;
  /** In ms since the epoch; null while it is in use. */
  readonly retiredAt: number | null;
  /** When it was closed or broken, in any order. */
  readonly closed: readonly Interval[];
}

interface RoomLink {
  readonly roomId: string;
  readonly otherId: string;
  readonly kind: 'part' | 'needs';
}

/**
 * The rooms that groups can use side by side, so that nothing is counted twice: a hall that can be divided is its parts,
 * and a room that another one needs goes with that one.
 */
export function roomsSideBySide<T extends { readonly id: string }>(
  rooms: readonly T[],
  links: readonly RoomLink[],
): T[] {
  const divided = new Set(links.filter(({ kind }) => kind === 'part').map(({ roomId }) => roomId));
  const needed = new Set(links.filter(({ kind }) => kind === 'needs').map(({ otherId }) => otherId));
  return rooms.filter(({ id }) => !divided.has(id) && !needed.has(id));
}

/** Room-minutes of a day: opening hours of every room, less what it was closed or broken. Set-up time is not taken off. */
export function bookableMinutes(hours: readonly WallHours[], day: string, zone: string, rooms: readonly CountedRoom[]) {
  const open = openTimes(hours, day, zone);
  if (open.length === 0) return 0;
  const whole = minutesIn(open);
  return rooms.reduce((sum, room) => sum + (neverShut(room) ? whole : minutesLeft(open, room)), 0);
}

const neverShut = ({ retiredAt, closed }: CountedRoom): boolean => retiredAt === null && closed.length === 0;

function minutesLeft(open: IntervalSet, { retiredAt, closed }: CountedRoom): number {
  const gone = retiredAt === null ? [] : [{ from: retiredAt, until: Infinity }];
  return minutesIn(open) - minutesIn(intersectionOf(open, unionOf([...closed, ...gone])));
}

const minutesIn = (set: IntervalSet): number => set.reduce((sum, { from, until }) => sum + (until - from), 0) / 60_000;
