import { fromParts, isLocalDate } from '#shared/values/local-date.js';

const BRITISH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A day as files write it: 01/09/2026 or 2026-09-01. @returns an ISO date, or null when it is no day of the calendar */
export function readDay(text: string): string | null {
  if (isLocalDate(text)) return text;
  const [, day, month, year] = BRITISH.exec(text) ?? [];
  return day === undefined ? null : fromParts({ year: Number(year), month: Number(month), day: Number(day) });
}
