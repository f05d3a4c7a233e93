import { instantOf } from '../../../common/kernel/wall-time.js';
import type { IntervalSet } from './intervals.js';
import { timesOfHours, type Hours } from './time-obstacles.js';

/** Wall-clock hours of a day, `HH:MM`. */
export interface WallHours {
  readonly opens: string;
  readonly closes: string;
}

/** A stretch of opening hours on a day, in wall-clock time and as instants. */
export interface OpenHours extends Hours, WallHours {}

/** Opening hours as instants; hours that begin or end inside a clock change have no instant and are left out. */
export function openHours(hours: readonly WallHours[], day: string, zone: string): OpenHours[] {
  return hours.flatMap(({ opens, closes }) => {
    const from = instantOf(day, opens, zone);
    const until = instantOf(day, closes, zone);
    return from.ok && until.ok ? [{ opens, closes, from: from.instant, until: until.instant }] : [];
  });
}

/** The same as a set of times. */
export const openTimes = (hours: readonly WallHours[], day: string, zone: string): IntervalSet =>
  timesOfHours(openHours(hours, day, zone));
