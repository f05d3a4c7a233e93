/** A school day: "2026-12-01". Text, never a Date, so that no zone can shift it; ISO text sorts as days do. */
export type LocalDate = string;

export interface DateParts {
  year: number;
  /** 1 to 12 */
  month: number;
  day: number;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function isLocalDate(text: string): boolean {
  const found = ISO.exec(text);
  return (
    found !== null && fromParts({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) }) === text
  );
}

/** @returns null for a day that is not in the calendar, such as 31 June */
export function fromParts({ year, month, day }: DateParts): LocalDate | null {
  if (![year, month, day].every(Number.isInteger) || year < 1900 || year > 2999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

export function toParts(date: LocalDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(midnightUtc(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((midnightUtc(to) - midnightUtc(from)) / DAY_MS);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: LocalDate): number {
  return new Date(midnightUtc(date)).getUTCDay() || 7;
}

/** The next day that is not a Saturday or Sunday; bank holidays are not known here. */
export function nextWeekday(date: LocalDate): LocalDate {
  const next = addDays(date, 1);
  return weekday(next) > 5 ? addDays(next, 8 - weekday(next)) : next;
}

/**
 * Reads a date as people in the UK type it: "1/12/2026", "1.12.26", "01 12 2026", "Tue 1 December", "2026-12-01".
 * Without a year it is the next such day on or after `today`.
 * @returns null when it cannot be read or is not in the calendar
 */
export function parseTypedDate(text: string, today: LocalDate): LocalDate | null {
  const typed = text.trim().toLowerCase();
  if (isLocalDate(typed)) return typed;
  const found =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+([a-z]{3,9}|\d{1,2})(?:[\s/.,-]+(\d{2}|\d{4}))?$/.exec(
      typed,
    );
  const [, day, monthText, year] = found ?? [];
  if (day === undefined || monthText === undefined) return null;
  const month = readMonth(monthText);
  if (year !== undefined)
    return fromParts({ year: Number(year) + (year.length === 2 ? 2000 : 0), month, day: Number(day) });
  return nextOccurrence(month, Number(day), today);
}

function nextOccurrence(month: number, day: number, today: LocalDate): LocalDate | null {
  const thisYear = toParts(today).year;
  const date = fromParts({ year: thisYear, month, day });
  return date !== null && date >= today ? date : fromParts({ year: thisYear + 1, month, day });
}

function readMonth(text: string): number {
  return /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3)) + 1;
}

function midnightUtc(date: LocalDate): number {
  const { year, month, day } = toParts(date);
  return Date.UTC(year, month - 1, day);
}
