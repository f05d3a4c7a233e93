import type { PeriodView } from '#shared/contracts/bell-times.contract.js';
import { fromMinutes, toMinutes } from '#shared/values/clock-time.js';
import { formatDayShort } from '../../core/dates.js';
import type { DaySpan } from '../../ui/day-layout.js';
import { lengthOf, toAxis, type Axis } from './axis.js';

const HOUR = 60;
/** In a week, every so many hours have a line: more would touch. */
const WEEK_STEP = 2 * HOUR;

/** The days of a week, above their hours; none for a single day, whose name the page has. */
export function dayGroups(axis: Axis): DaySpan[] | undefined {
  if (axis.days.length === 1) return undefined;
  return axis.days.map((day) => {
    const start = toAxis(axis, { day, minute: axis.start }) ?? 0;
    return { start, end: start + lengthOf(axis), label: formatDayShort(day) };
  });
}

/** The lines of the grid: a school's unequal lessons and breaks where they are asked for, else hours. */
export function axisSpans(axis: Axis, periods: readonly PeriodView[]): DaySpan[] | undefined {
  if (axis.days.length > 1) return axis.days.flatMap((day) => weekHours(day, axis));
  const spans = periods.map(({ name, kind, starts, ends }) => ({
    start: Math.max(axis.start, toMinutes(starts)),
    end: Math.min(axis.end, toMinutes(ends)),
    label: name,
    sublabel: `${starts} to ${ends}`,
    pause: kind !== 'lesson',
  }));
  const shown = spans.filter(({ start, end }) => start < end);
  return shown.length === 0 ? undefined : shown;
}

function weekHours(day: string, axis: Axis): DaySpan[] {
  const ahead = toAxis(axis, { day, minute: 0 }) ?? 0;
  const count = Math.ceil(lengthOf(axis) / WEEK_STEP);
  return Array.from({ length: count }, (_, index) => {
    const start = axis.start + index * WEEK_STEP;
    return { start: ahead + start, end: ahead + Math.min(axis.end, start + WEEK_STEP), label: fromMinutes(start) };
  });
}
