import { CENTRES, type CentreKey } from './centres.js';

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
    if (this.peak(`${stay.centre}/${stay.room}/${stay.day}`, roomTime(stay)) > 0) return 'room';
    const short = stay.equipment.some(({ pool, quantity }) => {
      const used = this.peak(`${stay.centre}/${pool}/${stay.day}`, sessionTime(stay));
      return used + quantity > usable(stay.centre, pool);
    });
    return short ? 'equipment' : null;
  }

  take(stay: Stay): void {
    this.note(`${stay.centre}/${stay.room}/${stay.day}`, { ...roomTime(stay), quantity: 1 });
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

function roomTime(stay: Stay): { from: number; until: number } {
  const room = roomOf(stay.centre, stay.room);
  return {
    from: minutesOf(stay.start) - room.setupMinutes,
    until: minutesOf(stay.end) + room.cleardownMinutes,
  };
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
