/** A calendar as its page shows it: one list for each school year. */
import type { CalendarView, EntryView } from '#shared/contracts/timetables.contract.js';
import { toParts, type LocalDate } from '#shared/values/local-date.js';

export interface YearRow extends EntryView {
  own: boolean;
  replaced: boolean;
}

export interface YearList {
  year: number;
  rows: YearRow[];
  bankHolidays: { day: string; name: string }[];
}

const AUGUST = 8;

/** The calendar year in which the school year of a day begins; August counts to the year to come. */
export function schoolYearOf(day: LocalDate): number {
  const { year, month } = toParts(day);
  return month >= AUGUST ? year : year - 1;
}

/** Every school year that holds anything, and at least this one and the next. */
export function yearLists(calendar: CalendarView, today: LocalDate): YearList[] {
  const rows: YearRow[] = [
    ...calendar.entries.map((entry) => ({ ...entry, own: true, replaced: false })),
    ...(calendar.inherited?.entries ?? []).map((entry) => ({ ...entry, own: false })),
  ].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  const thisYear = schoolYearOf(today);
  const years = new Set([thisYear, thisYear + 1, ...rows.map(({ academicYear }) => academicYear)]);
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      rows: rows.filter(({ academicYear }) => academicYear === year),
      bankHolidays: calendar.bankHolidays.filter(({ academicYear }) => academicYear === year),
    }));
}
