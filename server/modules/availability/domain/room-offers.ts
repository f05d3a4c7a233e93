import type { RoomObstacle } from '#shared/contracts/availability.contract.js';
import { heldSpan, roomHold } from './holds.js';
import { complementOf, meets, spanOf, unionOf, type IntervalSet } from './intervals.js';
import { commonStarts, startsWithin, type StartTimes } from './start-times.js';
import type { SessionTime } from './time-obstacles.js';

/** A room with the set-up and clear-down for which it is taken. */
export interface HeldRoom {
  readonly id: string;
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
}

export interface Room extends HeldRoom {
  readonly name: string;
  readonly capacity: number;
  readonly stepFree: boolean;
  readonly features: readonly string[];
  /** Rooms that are taken with it, each for as long as this one or longer. */
  readonly brings: readonly HeldRoom[];
}

export interface GroupNeed {
  readonly pupils: number | undefined;
  readonly stepFree: boolean;
}

export interface RoomOffer {
  readonly room: Room;
  readonly obstacle: RoomObstacle | null;
}

/** When one room, tutor or vehicle cannot be had, and why: promised to others, or out of use. */
export interface ResourceTimes {
  readonly taken: IntervalSet;
  readonly closed: IntervalSet;
}

export type TimesOf = (resourceId: string) => ResourceTimes;

/** Every reason why a group cannot have a room, with all that it brings along, at a time: the one that is hardest to mend first. */
export function roomObstacles(room: Room, session: SessionTime, need: GroupNeed, timesOf: TimesOf): RoomObstacle[] {
  const held = heldWith(room).map((one) => ({ ...timesOf(one.id), occupied: heldSpan(session, roomHold(one)) }));
  const closed = held.some((one) => meets(one.closed, one.occupied));
  const taken = held.some((one) => meets(one.taken, spanOf(session)));
  const noSetup = !taken && held.some((one) => meets(one.taken, one.occupied));
  const atThatTime = { closed, taken, no_setup_time: noSetup };
  return [...unsuitabilities(room, need), ...AT_A_TIME.filter((why) => atThatTime[why])];
}

const AT_A_TIME = ['closed', 'taken', 'no_setup_time'] as const;

/** The first of these reasons; null when the group can have it. */
export const roomObstacle = (...asked: Parameters<typeof roomObstacles>): RoomObstacle | null =>
  roomObstacles(...asked)[0] ?? null;

const heldWith = (room: Room): readonly HeldRoom[] => [room, ...room.brings];

type Unsuitability = 'too_small' | 'not_step_free';

function unsuitabilities(room: Room, { pupils, stepFree }: GroupNeed): Unsuitability[] {
  const tooSmall = pupils !== undefined && pupils > room.capacity;
  return [
    ...(tooSmall ? ['too_small' as const] : []),
    ...(stepFree && !room.stepFree ? ['not_step_free' as const] : []),
  ];
}

/** Why a room does not suit a group at any time. */
export const unsuitability = (room: Room, need: GroupNeed): Unsuitability | null =>
  unsuitabilities(room, need)[0] ?? null;

/**
 * When a session of this length may begin in a room: exactly the instants at which `roomObstacle` has nothing against it.
 * @param length in ms
 */
export function roomStarts(room: Room, length: number, timesOf: TimesOf): StartTimes {
  const startsOf = (held: HeldRoom): StartTimes => {
    const { taken, closed } = timesOf(held.id);
    return startsWithin(complementOf(unionOf([...taken, ...closed])), length, roomHold(held));
  };
  return heldWith(room).map(startsOf).reduce(commonStarts);
}

/** Bookable rooms first, the smallest that fits before larger ones, then by name. */
export function roomOffers(
  rooms: readonly Room[],
  session: SessionTime,
  need: GroupNeed,
  timesOf: TimesOf,
): RoomOffer[] {
  const offers = rooms.map((room) => ({ room, obstacle: roomObstacle(room, session, need, timesOf) }));
  return offers.sort(
    (a, b) =>
      Number(a.obstacle !== null) - Number(b.obstacle !== null) ||
      a.room.capacity - b.room.capacity ||
      a.room.name.localeCompare(b.room.name),
  );
}
