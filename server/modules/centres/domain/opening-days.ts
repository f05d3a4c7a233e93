import type { DayInterval } from '#shared/contracts/hours.js';
import { addDays, instantOf, weekdayOf } from '../../../common/kernel/wall-time.js';

export interface WeeklyOpening extends DayInterval {
  /** 1 is Monday. */
  readonly weekday: number;
}

export interface OverriddenDay {
  readonly day: string;
  /** In place of those of the weekday; none when it is closed. */
  readonly hours: readonly DayInterval[];
}

/** The hours of every day between two, both included: those of its weekday, or its own where it has some. */
export function openingDays(
  { from, to }: { from: string; to: string },
  week: readonly WeeklyOpening[],
  overrides: readonly OverriddenDay[],
): Map<string, readonly WeeklyOpening[]> {
  const own = new Map(overrides.map(({ day, hours }) => [day, hours]));
  const weekly = Map.groupBy(week, ({ weekday }) => weekday);
  const days = new Map<string, readonly WeeklyOpening[]>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = weekdayOf(day);
    days.set(day, own.get(day)?.map((hours) => ({ weekday, ...hours })) ?? weekly.get(weekday) ?? []);
  }
  return days;
}

/** How many sessions of a day do not lie wholly inside one stretch of its hours. */
export function sessionsOutside(
  sessions: readonly { from: Date; until: Date }[],
  { day, hours }: OverriddenDay,
  zone: string,
): number {
  const open = hours.flatMap(({ opens, closes }) => {
    const [from, until] = [instantOf(day, opens, zone), instantOf(day, closes, zone)];
    return from.ok && until.ok ? [{ from: from.instant, until: until.instant }] : [];
  });
  return sessions.filter((session) => !open.some(({ from, until }) => from <= session.from && session.until <= until))
    .length;
}
