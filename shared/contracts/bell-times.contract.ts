import { z } from 'zod';
import { daysBetween } from '../values/local-date.js';
import { localDay, version, wallTime } from './common.js';
import { line } from './fields.js';
import { bellWeek, periodKind } from './vocabulary.js';

export const bellTimesRoutes = {
  ofSchool: '/api/v1/schools/:schoolId/bell-times',
  schedule: '/api/v1/bell-times/:scheduleId',
} as const;

/** At most so many periods on one day. */
export const PERIODS_A_DAY = 20;
const DAYS_OF_BOTH_WEEKS = 10;
/** The anchor may lie so many days from the first day of the times. */
const ANCHOR_WITHIN_DAYS = 400;

export const periodView = z.object({ name: z.string(), kind: periodKind, starts: wallTime, ends: wallTime });
export type PeriodView = z.infer<typeof periodView>;

export const bellPeriod = z
  .strictObject({
    week: bellWeek,
    /** 1 is Monday, 5 is Friday. */
    weekday: z.int().min(1, 'Choose a weekday').max(5, 'Choose a day from Monday to Friday'),
    name: line('the name of the period', 40),
    kind: periodKind,
    starts: wallTime,
    ends: wallTime,
  })
  .refine(({ starts, ends }) => starts < ends, { path: ['ends'], message: 'Enter an end after the start' });
export type BellPeriodInput = z.infer<typeof bellPeriod>;

const sameDay = (a: BellPeriodInput, b: BellPeriodInput) => a.week === b.week && a.weekday === b.weekday;

function tooManyOnADay(periods: readonly BellPeriodInput[], index: number): boolean {
  const period = periods[index];
  return (
    period !== undefined && periods.slice(0, index).filter((other) => sameDay(other, period)).length >= PERIODS_A_DAY
  );
}

/** Its earlier overlaps, so that one clash is told once. */
function overlaps(periods: readonly BellPeriodInput[], index: number): boolean {
  const period = periods[index];
  return (
    period !== undefined &&
    periods
      .slice(0, index)
      .some((other) => sameDay(other, period) && other.starts < period.ends && period.starts < other.ends)
  );
}

const bellTimesFields = z.strictObject({
  /** The first day on which these times are in force. */
  validFrom: localDay,
  /** A day in a week A; null where all weeks are the same. */
  weekADay: localDay.nullable(),
  periods: z
    .array(bellPeriod)
    .min(1, 'Enter at least one period')
    .max(DAYS_OF_BOTH_WEEKS * PERIODS_A_DAY, 'Enter at most 20 periods a day'),
});

export const writeBellTimes = bellTimesFields
  .superRefine(({ periods, weekADay, validFrom }, check) => {
    const issue = (path: (string | number)[], message: string) => {
      check.addIssue({ code: 'custom', path, message });
    };
    periods.forEach(({ week }, index) => {
      if (overlaps(periods, index)) {
        issue(['periods', index, 'starts'], 'This period overlaps another one of the same day. Change one of them');
      }
      if (tooManyOnADay(periods, index))
        issue(['periods', index, 'name'], `Enter at most ${PERIODS_A_DAY} periods a day`);
      if ((week === 'every') !== (weekADay === null)) {
        issue(['periods', index, 'week'], 'Say week A or B where weeks alternate, and “every” where they do not');
      }
    });
    if (weekADay !== null && Math.abs(daysBetween(validFrom, weekADay)) > ANCHOR_WITHIN_DAYS) {
      issue(['weekADay'], 'Enter a day of week A within about a year of the first day of these times');
    }
  })
  .meta({ id: 'WriteBellTimes' });
export type WriteBellTimes = z.infer<typeof writeBellTimes>;

export const bellScheduleView = z
  .object({
    id: z.uuid(),
    schoolId: z.uuid(),
    validFrom: localDay,
    weekADay: localDay.nullable(),
    /** By week and weekday, in the order of time. */
    periods: z.array(periodView.extend({ week: bellWeek, weekday: z.int() })),
    version,
  })
  .meta({ id: 'BellScheduleView' });
export type BellScheduleView = z.infer<typeof bellScheduleView>;

export const bellTimesView = z
  .object({
    school: z.object({ id: z.uuid(), name: z.string() }),
    /** In the order in which they begin; empty while the school has entered none. */
    schedules: z.array(bellScheduleView),
    /** What is taken for every day of a school that has entered none. */
    defaultPeriods: z.array(periodView),
    availableActions: z.array(z.enum(['edit'])),
  })
  .meta({ id: 'BellTimesView' });
export type BellTimesView = z.infer<typeof bellTimesView>;
