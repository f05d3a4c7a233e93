import { CENTRES, type CentreKey, type DemoRoom } from './centres.js';

/** What one visit would hold, on one day, in minutes since midnight. */
export interface Stay {
  readonly centre: CentreKey;
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly room: string;
  readonly equipment: readonly { readonly pool: string; readonly quantity: number }[];
}

interface Held {
  readonly from: number;
  readonly until: number;
  readonly quantity: number;
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Keeps the generator from promising anything twice; the guard of the database would refuse the whole city. */
export class Diary {
  private readonly held = new Map<string, Held[]>();

  /** @returns what is missing, or null when everything is free */
  obstacle(stay: Stay): 'room' | 'equipment' | null {
    const isTaken = roomTimes(stay).some(
      ({ key, ...time }) => this.peak(`${stay.centre}/${key}/${stay.day}`, time) > 0,
    );
    if (isTaken) return 'room';
    const short = stay.equipment.some(({ pool, quantity }) => {
      const used = this.peak(`${stay.centre}/${pool}/${stay.day}`, sessionTime(stay));
      return used + quantity > usable(stay.centre, pool);
    });
    return short ? 'equipment' : null;
  }

  take(stay: Stay): void {
    for (const { key, ...time } of roomTimes(stay)) {
      this.note(`${stay.centre}/${key}/${stay.day}`, { ...time, quantity: 1 });
    }
    for (const { pool, quantity } of stay.equipment) {
      this.note(`${stay.centre}/${pool}/${stay.day}`, { ...sessionTime(stay), quantity });
    }
  }

  private note(key: string, held: Held): void {
    this.held.set(key, [...(this.held.get(key) ?? []), held]);
  }

  /** The most that is promised at any moment; it is highest where one of the promises begins. */
  private peak(key: string, { from, until }: { from: number; until: number }): number {
    const others = (this.held.get(key) ?? []).filter((other) => other.from < until && other.until > from);
    const moments = [from, ...others.map((other) => other.from).filter((moment) => moment > from)];
    const at = (moment: number) =>
      others
        .filter((other) => other.from <= moment && other.until > moment)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    return Math.max(0, ...moments.map(at));
  }
}

const sessionTime = (stay: Stay) => ({ from: minutesOf(stay.start), until: minutesOf(stay.end) });

const roomTimes = (stay: Stay) =>
  heldRooms(stay.centre, stay.room).map(({ key, setupMinutes, cleardownMinutes }) => ({
    key,
    from: minutesOf(stay.start) - setupMinutes,
    until: minutesOf(stay.end) + cleardownMinutes,
  }));

/** The room and all that comes along with it, each with the wider set-up and clear-down, as the product takes them. */
export function heldRooms(
  centre: CentreKey,
  key: string,
): Pick<DemoRoom, 'key' | 'setupMinutes' | 'cleardownMinutes'>[] {
  const room = roomOf(centre, key);
  const brought = [...(room.parts ?? []), ...(room.needs ?? [])].flatMap((other) => heldRooms(centre, other));
  const wider = brought.map((other) => ({
    key: other.key,
    setupMinutes: Math.max(room.setupMinutes, other.setupMinutes),
    cleardownMinutes: Math.max(room.cleardownMinutes, other.cleardownMinutes),
  }));
  return [room, ...wider];
}

export function centreOf(key: CentreKey) {
  const centre = CENTRES.find((candidate) => candidate.key === key);
  if (!centre) throw new RangeError(`no centre ${key}`);
  return centre;
}

export function roomOf(centre: CentreKey, key: string) {
  const room = centreOf(centre).rooms.find((candidate) => candidate.key === key);
  if (!room) throw new RangeError(`no room ${key}`);
  return room;
}

function usable(centre: CentreKey, key: string): number {
  const pool = centreOf(centre).pools.find((candidate) => candidate.key === key);
  return pool ? pool.quantity - (pool.broken?.quantity ?? 0) : 0;
}
