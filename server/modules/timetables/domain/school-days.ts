import type { SchoolDayKind } from '#shared/contracts/vocabulary.js';
import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';
import { mondayOf, weekLetters, type WeekLetter } from './alternating-weeks.js';
import { periodsByDay, scheduleOn, type BellSchedule, type Period } from './bell-times.js';
import type { DayKind } from './school-calendar.js';

export interface SchoolDay {
  /** Local ISO date. */
  readonly day: string;
  readonly kind: SchoolDayKind;
  /** Why it is not a school day, in words; null for a school day. */
  readonly reason: string | null;
  /** Null where weeks do not alternate, and in weeks in which the school has no day. */
  readonly week: WeekLetter | null;
  /** In the order of time; none on a day that is not a school day. */
  readonly periods: readonly Period[];
}

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Every local day of a range, in order, both ends included. */
export function daysOf({ from, to }: DayRange): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** How the periods of a day and the letter of its week are found under one schedule. */
interface Times {
  readonly letterOf: (day: string) => WeekLetter | null;
  readonly periodsOn: (weekday: number, week: WeekLetter | null) => readonly Period[];
}

/** The times of a school that has said nothing, or nothing yet: the same every day. */
const always = (periods: readonly Period[]): Times => ({ letterOf: () => null, periodsOn: () => periods });

function timesOf(schedule: BellSchedule, range: DayRange, kindOf: (day: string) => DayKind): Times {
  const periodsOn = periodsByDay(schedule);
  if (schedule.weekADay === null) return { letterOf: () => null, periodsOn };
  const letters = weekLetters({ anchorDay: schedule.weekADay, ...range }, (day) => kindOf(day).kind === 'school_day');
  return { letterOf: (day) => letters.get(mondayOf(day)) ?? null, periodsOn };
}

/** A school's days with their kinds, weeks and periods. Each day has the times that are in force on it. */
export function schoolDays(
  range: DayRange,
  kindOf: (day: string) => DayKind,
  bell: { readonly schedules: readonly BellSchedule[]; readonly otherwise: readonly Period[] },
): SchoolDay[] {
  const byDefault = always(bell.otherwise);
  const known = new Map(bell.schedules.map((schedule) => [schedule, timesOf(schedule, range, kindOf)]));
  return daysOf(range).map((day) => {
    const { kind, reason } = kindOf(day);
    const schedule = scheduleOn(bell.schedules, day);
    const times = (schedule && known.get(schedule)) ?? byDefault;
    const week = times.letterOf(day);
    return { day, kind, reason, week, periods: kind === 'school_day' ? times.periodsOn(weekdayOf(day), week) : [] };
  });
}

/** A community group has no school day: every day will do, and none has periods. */
export function groupDays(range: DayRange): SchoolDay[] {
  return daysOf(range).map((day) => ({ day, kind: 'school_day', reason: null, week: null, periods: [] }));
}
