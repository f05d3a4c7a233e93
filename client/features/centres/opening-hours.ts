/** Opening hours as the week editor and the page of a centre handle them. */
import type { z } from 'zod';
import type { FormMessages } from '../../core/form-errors.js';
import { CENTRE, CENTRE_FORM, weekdayName } from './centres.texts.js';

export interface Interval {
  /** 1 is Monday. */
  weekday: number;
  opens: string;
  closes: string;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const SCHOOL_WEEK = [1, 2, 3, 4, 5] as const;

export const schoolWeek = (): Interval[] =>
  SCHOOL_WEEK.map((weekday) => ({ weekday, opens: '08:30', closes: '17:00' }));

/** Which day an error is about: its path knows only the place in the list. */
export const HOURS_MESSAGES: FormMessages = {
  'openingHours.*.opens': (issue, input) => hoursError(issue, input, CENTRE_FORM.enterOpens),
  'openingHours.*.closes': (issue, input) => hoursError(issue, input, CENTRE_FORM.enterCloses),
};

function hoursError(issue: z.core.$ZodIssue, input: unknown, missing: string): string {
  const { openingHours } = input as { openingHours: readonly Interval[] };
  const day = weekdayName(openingHours[Number(issue.path[1])]?.weekday ?? 1);
  const what = issue.code === 'custom' ? issue.message : missing;
  return `${day}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

/** Each weekday with its intervals and their places in the list, which name their fields. */
export function byWeekday(hours: readonly Interval[]) {
  return WEEK.map((weekday) => ({
    weekday,
    name: weekdayName(weekday),
    places: hours.flatMap((interval, place) => (interval.weekday === weekday ? [place] : [])),
  }));
}

/** With another interval on that day: after the last one there, or a usual day. */
export function withTime(hours: readonly Interval[], weekday: number): Interval[] {
  const busy = hours.some((interval) => interval.weekday === weekday);
  const next = busy ? { weekday, opens: '', closes: '' } : { weekday, opens: '08:30', closes: '17:00' };
  const after = hours.findLastIndex((interval) => interval.weekday <= weekday);
  return [...hours.slice(0, after + 1), next, ...hours.slice(after + 1)];
}

/** Tuesday to Friday open as Monday does. */
export function copyMonday(hours: readonly Interval[]): Interval[] {
  const monday = hours.filter((interval) => interval.weekday === 1);
  const weekend = hours.filter((interval) => interval.weekday > 5);
  return [...SCHOOL_WEEK.flatMap((weekday) => monday.map((interval) => ({ ...interval, weekday }))), ...weekend];
}

export interface HoursLine {
  days: string;
  times: string;
}

/**
 * The week in as few lines as possible: "Monday to Friday", "08:30 to 12:00 and 13:00 to 17:00".
 * @param none what a day without times is called
 */
export function hoursLines(hours: readonly Interval[], none: string = CENTRE.closed): HoursLine[] {
  const lines: { first: string; last: string; times: string }[] = [];
  for (const { name, places } of byWeekday(hours)) {
    const times = places.map((place) => timesAt(hours, place)).join(CENTRE.and) || none;
    const before = lines.at(-1);
    if (before?.times === times) before.last = name;
    else lines.push({ first: name, last: name, times });
  }
  return lines.map(({ first, last, times }) => ({ days: first === last ? first : `${first} to ${last}`, times }));
}

function timesAt(hours: readonly Interval[], place: number): string {
  const interval = hours[place];
  return interval ? CENTRE.to(interval.opens, interval.closes) : '';
}
