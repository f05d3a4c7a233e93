import type { Refusal } from '#shared/contracts/refusals.js';
import { addDays, instantOf, localDayOf, startOfDay } from '../../../common/kernel/wall-time.js';
import { addWorkingDays, workingDaysBefore } from '../../../common/kernel/working-days.js';

/** Where working days are counted. */
export interface WorkingCalendar {
  readonly zone: string;
  readonly isHoliday: (day: string) => boolean;
}

/** Working days before the last day on which numbers can be confirmed. */
export const REMINDED_BEFORE = [3, 1] as const;
const REMINDED_AT = '08:00';
/** Working days for somebody whose visit is approved when the deadline would be over. */
const GRACE = 1;

const endOf = (day: string, zone: string): Date => startOfDay(addDays(day, 1), zone);

/**
 * Until when final numbers are confirmed: the end of the day that lies so many working days before the visit, or, for a
 * visit approved after that, the end of the next working day.
 * @returns null where that would be past the beginning of the visit: what was asked for just now counts as final
 */
export function finalNumbersDue(
  visit: { readonly schoolDay: string; readonly startsAt: Date },
  terms: WorkingCalendar & { readonly workingDays: number },
  now: Date,
): Date | null {
  const { workingDays, zone, isHoliday } = terms;
  const regular = endOf(workingDaysBefore(visit.schoolDay, workingDays, isHoliday), zone);
  const grace = endOf(addWorkingDays(localDayOf(now, zone), GRACE, isHoliday), zone);
  const due = regular > grace ? regular : grace;
  return due < visit.startsAt ? due : null;
}

/** How many reminders should have been sent by now: none, the first, or both. */
export function remindersBy(now: Date, dueAt: Date, { zone, isHoliday }: WorkingCalendar): number {
  const lastDay = localDayOf(new Date(dueAt.getTime() - 1), zone);
  return REMINDED_BEFORE.filter((days) => {
    const day = workingDaysBefore(lastDay, days, isHoliday);
    const at = instantOf(day, REMINDED_AT, zone);
    return (at.ok ? at.instant : startOfDay(day, zone)) <= now;
  }).length;
}

/** The end of the day to which a manager moves the deadline. @returns null when it lies past, or not before the visit */
export function extendedTo(day: string, visit: { readonly startsAt: Date }, zone: string, now: Date): Date | null {
  const due = endOf(day, zone);
  return due > now && due <= visit.startsAt ? due : null;
}

interface Numbers {
  readonly pupils: number;
  readonly adults: number;
}

/** What a visit that goes up must still fit into; null where there is no such limit. */
export interface NumberLimits {
  readonly capacity: number | null;
  readonly seats: number | null;
  readonly roll: number | null;
}

export interface NumbersProblem {
  readonly refusal: Refusal;
  readonly details: Readonly<Record<string, number>>;
}

/** Fewer are always fine, also where the room has become smaller since. */
export function numbersProblem(final: Numbers, before: Numbers, limits: NumberLimits): NumbersProblem | null {
  const { capacity, seats, roll } = limits;
  const more = final.pupils > before.pupils;
  const people = final.pupils + final.adults;
  if (more && roll !== null && final.pupils > roll) return { refusal: 'visit/more-than-roll', details: { roll } };
  if (more && capacity !== null && final.pupils > capacity)
    return { refusal: 'visit/room-too-small', details: { capacity } };
  if (people > before.pupils + before.adults && seats !== null && people > seats)
    return { refusal: 'visit/vehicle-too-small', details: { seats } };
  return null;
}
