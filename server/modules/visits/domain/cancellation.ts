import { addDays } from '../../../common/kernel/wall-time.js';

/** The last local day on which a visit is cancelled freely; null where the centre has no terms. */
export const lastFreeDay = (day: string, cancellationDays: number | null): string | null =>
  cancellationDays === null ? null : addDays(day, -cancellationDays);

/** Whether a cancellation breaks a promise: with terms of one day, the day before is early enough. */
export function isLate(day: string, cancellationDays: number | null, today: string): boolean {
  const last = lastFreeDay(day, cancellationDays);
  return last !== null && today > last;
}
