import type { CalendarEntryKind, TermName } from '#shared/contracts/vocabulary.js';

/** Some days of a calendar and what is said of them. Both days are local ISO dates and belong to it. */
export interface CalendarEntry {
  readonly kind: CalendarEntryKind;
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Of terms only: the calendar year in which the school year begins, and which term it is. */
  readonly academicYear: number | null;
  readonly term: TermName | null;
}

/** What a place has entered itself, and what it takes over from its authority. */
export interface Calendars {
  readonly own: readonly CalendarEntry[];
  readonly inherited: readonly CalendarEntry[];
}

export const covers = ({ firstDay, lastDay }: CalendarEntry, day: string): boolean => firstDay <= day && day <= lastDay;

/** Named in words where the name says nothing. */
export const namedAs = (entry: CalendarEntry, otherwise: string): string => entry.name || otherwise;
