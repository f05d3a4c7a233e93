import type { BellWeek, PeriodKind } from '#shared/contracts/vocabulary.js';
import type { WeekLetter } from './alternating-weeks.js';

/** A named stretch of a school's day, in wall-clock time `HH:MM`. */
export interface Period {
  readonly name: string;
  readonly kind: PeriodKind;
  readonly starts: string;
  readonly ends: string;
}

export interface BellPeriod extends Period {
  /** `every` where all weeks are the same. */
  readonly week: BellWeek;
  /** 1 is Monday. */
  readonly weekday: number;
}

/** The times of a school from a day on, until later ones begin. */
export interface BellSchedule {
  readonly validFrom: string;
  /** A day in a week A; null where all weeks are the same. */
  readonly weekADay: string | null;
  readonly periods: readonly BellPeriod[];
}

const period = (name: string, kind: PeriodKind, starts: string, ends: string): Period => ({ name, kind, starts, ends });

/** Six lessons of fifty minutes, as most secondary schools have them. */
const SECONDARY: readonly Period[] = [
  period('Registration', 'registration', '08:50', '09:10'),
  period('Period 1', 'lesson', '09:10', '10:00'),
  period('Period 2', 'lesson', '10:00', '10:50'),
  period('Break', 'break', '10:50', '11:10'),
  period('Period 3', 'lesson', '11:10', '12:00'),
  period('Period 4', 'lesson', '12:00', '12:50'),
  period('Lunch', 'lunch', '12:50', '13:40'),
  period('Period 5', 'lesson', '13:40', '14:30'),
  period('Period 6', 'lesson', '14:30', '15:20'),
];

const PRIMARY: readonly Period[] = [
  period('Registration', 'registration', '08:50', '09:00'),
  period('Morning', 'lesson', '09:00', '10:30'),
  period('Break', 'break', '10:30', '10:45'),
  period('Late morning', 'lesson', '10:45', '12:15'),
  period('Lunch', 'lunch', '12:15', '13:15'),
  period('Afternoon', 'lesson', '13:15', '15:15'),
];

const TAUGHT_BY_CLASS = ['nursery', 'primary', 'middle_deemed_primary'];

/** What is taken for the day of a school that has not said. @param phase as the register has it */
export function defaultPeriods(phase: string | null): readonly Period[] {
  return phase !== null && TAUGHT_BY_CLASS.includes(phase) ? PRIMARY : SECONDARY;
}

/** The periods of every weekday from Monday to Friday, as a schedule has them. */
export function everyWeekday(periods: readonly Period[]): BellPeriod[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) => periods.map((each) => ({ ...each, week: 'every' as const, weekday })));
}

/** The schedule in force on a day: the latest that has begun. Null before the first. */
export function scheduleOn<S extends BellSchedule>(schedules: readonly S[], day: string): S | null {
  return schedules
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<S | null>((latest, each) => (latest && latest.validFrom > each.validFrom ? latest : each), null);
}

/** Finds the periods of a weekday in a week fast. */
export function periodsByDay({ periods }: BellSchedule): (weekday: number, week: WeekLetter | null) => Period[] {
  const byDay = Map.groupBy(periods, ({ week, weekday }) => `${week} ${weekday}`);
  for (const day of byDay.values()) day.sort((a, b) => (a.starts < b.starts ? -1 : 1));
  return (weekday, week) =>
    (byDay.get(`${week ?? 'every'} ${weekday}`) ?? []).map(({ name, kind, starts, ends }) => ({
      name,
      kind,
      starts,
      ends,
    }));
}
