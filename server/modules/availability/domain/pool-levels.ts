import type { Busy } from './room-offers.js';
import type { SessionTime } from './time-obstacles.js';

export interface Level {
  readonly from: Date;
  readonly left: number;
}

/** How much of a pool is left from each instant on, between two instants. Units promised beyond the stock count as none left. */
export function poolLevels(quantity: number, busy: readonly Busy[], time: SessionTime): Level[] {
  const inside = busy.filter((use) => use.from < time.endsAt && (use.until === null || use.until > time.startsAt));
  const instants = inside.flatMap((use) => [use.from, ...(use.until ? [use.until] : [])]);
  const points = [time.startsAt, ...instants.filter((at) => at > time.startsAt && at < time.endsAt)];
  const ordered = [...new Set(points.map((at) => at.getTime()))].sort((a, b) => a - b).map((at) => new Date(at));
  const levels = ordered.map((from) => ({ from, left: Math.max(0, quantity - usedAt(inside, from)) }));
  return levels.filter((level, index) => index === 0 || level.left !== levels[index - 1]?.left);
}

/** The least that is left at any instant of the time. */
export function poolLeft(quantity: number, busy: readonly Busy[], time: SessionTime): number {
  return Math.min(...poolLevels(quantity, busy, time).map((level) => level.left));
}

function usedAt(busy: readonly Busy[], at: Date): number {
  return busy
    .filter((use) => use.from <= at && (use.until === null || use.until > at))
    .reduce((sum, use) => sum + use.quantity, 0);
}
