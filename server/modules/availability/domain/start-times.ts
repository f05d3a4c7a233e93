import { holdsTooLong, type Hold } from './holds.js';
import type { IntervalSet } from './intervals.js';

/** Instants at which something may begin, in ms since the epoch; both ends are among them. */
export interface StartRange {
  readonly first: number;
  readonly last: number;
}

/** In the order of time, without overlap. */
export type StartTimes = readonly StartRange[];

const SESSION_ALONE: Hold = { before: 0, after: 0 };

/**
 * When a session may begin so that all for which something is held lies in free time.
 * @param length of the session, in ms
 */
export function startsWithin(free: IntervalSet, length: number, hold: Hold = SESSION_ALONE): StartTimes {
  if (holdsTooLong(length, hold)) return [];
  const { before, after } = hold;
  return free
    .map(({ from, until }) => ({ first: from + before, last: until - length - after }))
    .filter(({ first, last }) => first <= last);
}

/** Instants that both allow. */
export function commonStarts(a: StartTimes, b: StartTimes): StartTimes {
  const common: StartRange[] = [];
  const others = b[Symbol.iterator]();
  let other = others.next();
  for (const own of a) {
    while (!other.done && other.value.last < own.first) other = others.next();
    while (!other.done && other.value.first <= own.last) {
      common.push({ first: Math.max(own.first, other.value.first), last: Math.min(own.last, other.value.last) });
      if (other.value.last > own.last) break;
      other = others.next();
    }
  }
  return common;
}

/** Instants that any of them allows. */
export function anyStarts(several: readonly StartTimes[]): StartTimes {
  if (several.length === 1) return several[0] ?? [];
  const union: { first: number; last: number }[] = [];
  for (const { first, last } of several.flat().sort((a, b) => a.first - b.first)) {
    const previous = union.at(-1);
    if (previous && first <= previous.last) previous.last = Math.max(previous.last, last);
    else union.push({ first, last });
  }
  return union;
}

/** Whether something may begin at this instant. */
export function mayStart(starts: StartTimes, at: number): boolean {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle]?.last ?? Infinity) >= at) high = middle;
    else low = middle + 1;
  }
  return (starts[low]?.first ?? Infinity) <= at;
}
