import { addDays, instantOf, startOfDay } from '../../../common/kernel/wall-time.js';

export interface LeaveDays {
  readonly firstDay: string;
  readonly lastDay: string;
  /** `HH:MM`; both null for whole days. */
  readonly startTime: string | null;
  readonly endTime: string | null;
}

export interface LeaveTime {
  readonly from: Date;
  readonly until: Date;
}

/** Leave as instants; null when one of its times is skipped or repeated by a clock change. */
export function leaveTime({ firstDay, lastDay, startTime, endTime }: LeaveDays, zone: string): LeaveTime | null {
  if (startTime === null || endTime === null) {
    return { from: startOfDay(firstDay, zone), until: startOfDay(addDays(lastDay, 1), zone) };
  }
  const from = instantOf(firstDay, startTime, zone);
  const until = instantOf(lastDay, endTime, zone);
  return from.ok && until.ok ? { from: from.instant, until: until.instant } : null;
}
