import type { Busy } from './room-offers.js';
import type { SessionTime } from './time-obstacles.js';

export interface Level {
  readonly from: Date;
  readonly left: number;
}

/**
 * How much of a pool is left from each instant on, between two instants; one pass over what begins and ends.
 * Units promised beyond the stock count as none left.
 */
export function poolLevels(quantity: number, busy: readonly Busy[], time: SessionTime): Level[] {
  const changes = new Map<number, number>([[time.startsAt.getTime(), 0]]);
  const add = (at: Date, change: number) => {
    const inside = Math.max(at.getTime(), time.startsAt.getTime());
    if (inside < time.endsAt.getTime()) changes.set(inside, (changes.get(inside) ?? 0) + change);
  };
  for (const use of busy) {
    if (use.until !== null && use.until <= time.startsAt) continue;
    add(use.from, use.quantity);
    if (use.until !== null) add(use.until, -use.quantity);
  }
  let used = 0;
  const levels: Level[] = [];
  for (const [at, change] of [...changes].sort(([a], [b]) => a - b)) {
    used += change;
    const left = Math.max(0, quantity - used);
    if (levels.at(-1)?.left !== left) levels.push({ from: new Date(at), left });
  }
  return levels;
}

/** The least that is left at any instant of the time. */
export function poolLeft(quantity: number, busy: readonly Busy[], time: SessionTime): number {
  return Math.min(...poolLevels(quantity, busy, time).map((level) => level.left));
}
