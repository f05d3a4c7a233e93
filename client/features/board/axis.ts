import type { LocalDate } from '#shared/values/local-date.js';

/**
 * Time along the grid in minutes. On one day these are the minutes after midnight; in a week each day follows the one
 * before it at once, so that nothing is drawn of the nights.
 */
export interface Axis {
  readonly days: readonly [LocalDate, ...LocalDate[]];
  /** The minutes of every day between which something is drawn. */
  readonly start: number;
  readonly end: number;
}

export interface AxisTime {
  readonly day: LocalDate;
  /** After midnight. */
  readonly minute: number;
}

/** The pointer and the arrow keys set times in steps of so many minutes. */
export const STEP = 5;
/** The last minute at which a session can be said to end. */
const LAST = 1_435;

export const lengthOf = ({ start, end }: Pick<Axis, 'start' | 'end'>): number => end - start;

export const axisEnd = (axis: Axis): number => axis.start + axis.days.length * lengthOf(axis);

/** The last minute at which something can end that day. */
export const lastEnd = ({ end }: Axis): number => Math.min(end, LAST);

/** @returns null for a day that is not shown */
export function toAxis(axis: Axis, { day, minute }: AxisTime): number | null {
  const index = axis.days.indexOf(day);
  return index === -1 ? null : minute + index * lengthOf(axis);
}

/** What lies outside stands on the first or the last day. */
export function fromAxis(axis: Axis, x: number): AxisTime {
  const index = Math.floor((x - axis.start) / lengthOf(axis));
  const at = Math.min(axis.days.length - 1, Math.max(0, index));
  return { day: axis.days[at] ?? axis.days[0], minute: x - at * lengthOf(axis) };
}

export const snap = (minutes: number): number => Math.round(minutes / STEP) * STEP;
