import type { RoomObstacle } from '#shared/contracts/availability.contract.js';
import type { SessionTime } from './time-obstacles.js';

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly stepFree: boolean;
  readonly features: readonly string[];
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
}

/** Something that keeps a resource from being used; `until` null means until further notice. */
export interface Busy {
  readonly resourceId: string;
  readonly quantity: number;
  readonly from: Date;
  readonly until: Date | null;
}

export interface GroupNeed {
  readonly pupils: number | undefined;
  readonly stepFree: boolean;
}

export interface RoomOffer {
  readonly room: Room;
  readonly obstacle: RoomObstacle | null;
}

export interface BusyRooms {
  readonly stays: readonly Busy[];
  readonly closures: readonly Busy[];
}

const MINUTE = 60_000;

/** The time for which a room is taken: the session with setting up before it and clearing down after it. */
export function occupiedTime(session: SessionTime, room: Pick<Room, 'setupMinutes' | 'cleardownMinutes'>): SessionTime {
  return {
    startsAt: new Date(session.startsAt.getTime() - room.setupMinutes * MINUTE),
    endsAt: new Date(session.endsAt.getTime() + room.cleardownMinutes * MINUTE),
  };
}

export function overlaps(time: SessionTime, busy: Busy): boolean {
  return busy.from < time.endsAt && (busy.until === null || busy.until > time.startsAt);
}

/** Why a group cannot have a room at a time, the reason that is hardest to mend first; null when it can. */
export function roomObstacle(room: Room, session: SessionTime, need: GroupNeed, busy: BusyRooms): RoomObstacle | null {
  const ownStays = busy.stays.filter((stay) => stay.resourceId === room.id);
  const ownClosures = busy.closures.filter((closure) => closure.resourceId === room.id);
  const occupied = occupiedTime(session, room);
  if (need.pupils !== undefined && need.pupils > room.capacity) return 'too_small';
  if (need.stepFree && !room.stepFree) return 'not_step_free';
  if (ownClosures.some((closure) => overlaps(occupied, closure))) return 'closed';
  if (ownStays.some((stay) => overlaps(session, stay))) return 'taken';
  return ownStays.some((stay) => overlaps(occupied, stay)) ? 'no_setup_time' : null;
}

/** Bookable rooms first, the smallest that fits before larger ones, then by name. */
export function roomOffers(
  rooms: readonly Room[],
  session: SessionTime,
  need: GroupNeed,
  busy: BusyRooms,
): RoomOffer[] {
  const offers = rooms.map((room) => ({ room, obstacle: roomObstacle(room, session, need, busy) }));
  return offers.sort(
    (a, b) =>
      Number(a.obstacle !== null) - Number(b.obstacle !== null) ||
      a.room.capacity - b.room.capacity ||
      a.room.name.localeCompare(b.room.name),
  );
}
