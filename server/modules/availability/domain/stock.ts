import { unionOf, type Interval, type IntervalSet } from './intervals.js';

/** Units of a resource that are in use, promised or out of order for a while. A room or a tutor is a stock of one. */
export interface Use extends Interval {
  readonly resourceId: string;
  readonly quantity: number;
}

export interface Level {
  /** From this instant until the next level's. */
  readonly from: number;
  readonly left: number;
}

/**
 * How much of a stock is left from each instant on, within a stretch; one pass over what begins and ends.
 * Units promised beyond the stock count as none left.
 */
export function stockLevels(stock: number, uses: readonly Use[], within: Interval): Level[] {
  const changes = new Map<number, number>([[within.from, 0]]);
  const add = (at: number, change: number) => {
    const inside = Math.max(at, within.from);
    if (inside < within.until) changes.set(inside, (changes.get(inside) ?? 0) + change);
  };
  for (const { from, until, quantity } of uses) {
    if (until <= within.from) continue;
    add(from, quantity);
    add(until, -quantity);
  }
  let used = 0;
  const levels: Level[] = [];
  for (const [from, change] of [...changes].sort(([a], [b]) => a - b)) {
    used += change;
    const left = Math.max(0, stock - used);
    if (levels.at(-1)?.left !== left) levels.push({ from, left });
  }
  return levels;
}

/** The least that is left at any instant of the stretch. */
export function leastLeft(stock: number, uses: readonly Use[], within: Interval): number {
  return Math.min(...stockLevels(stock, uses, within).map((level) => level.left));
}

/** When at least so many units are left. */
export function timesWithLeft(stock: number, uses: readonly Use[], needed: number): IntervalSet {
  const levels = stockLevels(stock, uses, { from: -Infinity, until: Infinity });
  return unionOf(
    levels.flatMap(({ from, left }, index) =>
      left >= needed ? [{ from, until: levels[index + 1]?.from ?? Infinity }] : [],
    ),
  );
}
