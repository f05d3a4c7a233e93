import { z } from 'zod';
import { daysBetween } from '../values/local-date.js';
import { localDay, version } from './common.js';
import {
  calendarEntryKind,
  calendarOwner,
  schoolDayKind,
  termName,
  yearGroup,
  type CalendarOwner,
} from './vocabulary.js';
import type { CalendarEntryKind } from './vocabulary.js';
import { periodView } from './bell-times.contract.js';

/** A calendar has the id of the authority, centre or school that it is of. */
export const timetablesRoutes = {
  calendars: '/api/v1/calendars',
  calendar: '/api/v1/calendars/:calendarId',
  entries: '/api/v1/calendars/:calendarId/entries',
  entry: '/api/v1/calendar-entries/:entryId',
  importPreviews: '/api/v1/calendars/:calendarId/import-previews',
  importedEntries: '/api/v1/calendars/:calendarId/imported-entries',
  schoolDays: '/api/v1/partners/:partnerId/school-days',
} as const;

/** What can stand in whose calendar: a centre has no lessons, and nothing is above an authority that it could open. */
export const KINDS_OF_OWNER: Readonly<Record<CalendarOwner, readonly CalendarEntryKind[]>> = {
  authority: ['term', 'half_term', 'inset', 'closure'],
  centre: ['closure', 'open'],
  school: ['term', 'half_term', 'inset', 'closure', 'open'],
};

/** How much a calendar file may bring, and a calendar hold. */
export const CALENDAR_LIMITS = { fileBytes: 2_000_000, events: 2_000, entries: 2_000, yearsEitherWay: 12 } as const;

const LONGEST_DAYS = 366;

const entryFields = z.strictObject({
  kind: calendarEntryKind,
  /** May stay empty for a term, which its year and season name. */
  name: z
    .string()
    .trim()
    .max(100, 'Keep the name to 100 characters')
    .refine((text) => !text.includes('\0')),
  firstDay: localDay,
  lastDay: localDay,
  /** Which term it is; null for everything else. Its year follows from its first day. */
  term: termName.nullable(),
});

type EntryFields = z.infer<typeof entryFields>;

const inOrder = ({ firstDay, lastDay }: EntryFields) => firstDay <= lastDay;
const notTooLong = ({ firstDay, lastDay }: EntryFields) => daysBetween(firstDay, lastDay) < LONGEST_DAYS;
const termIfTerm = ({ kind, term }: EntryFields) => (kind === 'term') === (term !== null);
const namedUnlessTerm = ({ kind, name }: EntryFields) => kind === 'term' || name !== '';

export const writeEntry = entryFields
  .refine(inOrder, { path: ['lastDay'], message: 'Enter a last day on or after the first day' })
  .refine(notTooLong, { path: ['lastDay'], message: 'Enter a last day within a year of the first day' })
  .refine(termIfTerm, { path: ['term'], message: 'Choose autumn, spring or summer for a term, and for nothing else' })
  .refine(namedUnlessTerm, { path: ['name'], message: 'Enter a name, such as “October half-term”' })
  .meta({ id: 'WriteCalendarEntry' });
export type WriteEntry = z.infer<typeof writeEntry>;

export const entryView = z.object({
  id: z.uuid(),
  kind: calendarEntryKind,
  name: z.string(),
  firstDay: localDay,
  lastDay: localDay,
  term: termName.nullable(),
  /** The calendar year in which its school year begins: 2026 for 2026/27. */
  academicYear: z.int(),
});
export type EntryView = z.infer<typeof entryView>;

export const inheritedEntry = entryView.extend({
  /** Another term of the same year and season stands in its place. */
  replaced: z.boolean(),
});
export type InheritedEntry = z.infer<typeof inheritedEntry>;

const named = z.object({ id: z.uuid(), name: z.string() });
export const calendarAction = z.enum(['edit']);

export const calendarView = z
  .object({
    id: z.uuid(),
    owner: calendarOwner,
    name: z.string(),
    version,
    /** In the order of time. */
    entries: z.array(entryView),
    /** What comes from the authority and counts here too; null for an authority itself. */
    inherited: z.object({ from: named, entries: z.array(inheritedEntry) }).nullable(),
    /** Bank holidays of the school years before, of and after this one, which nobody needs to enter. */
    bankHolidays: z.array(z.object({ day: localDay, name: z.string(), academicYear: z.int() })),
    availableActions: z.array(calendarAction),
  })
  .meta({ id: 'CalendarView' });
export type CalendarView = z.infer<typeof calendarView>;

export const calendarSummary = z.object({
  id: z.uuid(),
  owner: calendarOwner,
  name: z.string(),
  mayEdit: z.boolean(),
  /** Of schools: whether they have entered bell times, and whether the reader may enter them. Null for others. */
  bellTimes: z.object({ own: z.boolean(), mayEdit: z.boolean() }).nullable(),
});
export type CalendarSummary = z.infer<typeof calendarSummary>;

export const calendarList = z.object({ items: z.array(calendarSummary) }).meta({ id: 'CalendarList' });
export type CalendarList = z.infer<typeof calendarList>;

/** One entry that a file would make. Whoever accepts may choose another kind, or leave it out. */
export const importRow = z.object({
  /** Line of a CSV file, number of the event in an ICS file; both from 1. */
  position: z.int(),
  name: z.string(),
  firstDay: localDay,
  lastDay: localDay,
  /** Null when it is better left out, or nobody can tell. */
  suggestion: calendarEntryKind.nullable(),
  term: termName,
  /** What somebody should know before accepting it, in words; null when there is nothing. */
  note: z.string().nullable(),
});
export type CalendarImportRow = z.infer<typeof importRow>;

export const leftOutRow = z.object({
  position: z.int(),
  field: z.string(),
  value: z.string(),
  reason: z.string(),
  mend: z.string(),
});
export type LeftOutRow = z.infer<typeof leftOutRow>;

export const calendarImportPreview = z
  .object({
    fileName: z.string(),
    positionsAre: z.enum(['lines', 'events']),
    rows: z.array(importRow),
    /** Rows and events that cannot become entries, each with the reason and what to do about it. */
    leftOut: z.array(leftOutRow),
    version,
  })
  .meta({ id: 'CalendarImportPreview' });
export type CalendarImportPreview = z.infer<typeof calendarImportPreview>;

/** The rows of a preview as somebody wants them. A term that is there already takes the new dates. */
export const acceptEntries = z
  .strictObject({
    entries: z
      .array(writeEntry)
      .min(1, 'Choose at least one entry to import')
      .max(CALENDAR_LIMITS.entries, `Import at most ${CALENDAR_LIMITS.entries} entries at a time`),
  })
  .meta({ id: 'AcceptCalendarEntries' });
export type AcceptEntries = z.infer<typeof acceptEntries>;

export const acceptedEntries = z
  .object({ added: z.int(), changed: z.int(), alreadyThere: z.int(), calendar: calendarView })
  .meta({ id: 'AcceptedCalendarEntries' });
export type AcceptedEntries = z.infer<typeof acceptedEntries>;

const MOST_DAYS = 62;

export const schoolDaysQuery = z
  .object({ from: localDay, to: localDay })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Enter a last day on or after the first day' })
  .refine(({ from, to }) => daysBetween(from, to) < MOST_DAYS, {
    path: ['to'],
    message: `Ask for at most ${MOST_DAYS} days at a time`,
  });
export type SchoolDaysQuery = z.infer<typeof schoolDaysQuery>;

export const schoolDayView = z
  .object({
    day: localDay,
    kind: schoolDayKind,
    /** Why it is not a school day, in words; null for a school day. */
    reason: z.string().nullable(),
    week: z.enum(['A', 'B']).nullable(),
    periods: z.array(periodView),
  })
  .meta({ id: 'SchoolDayView' });
export type SchoolDayView = z.infer<typeof schoolDayView>;

export const schoolDaysView = z
  .object({
    /** Its year groups by its ages or its phase; empty when neither is known, and for a community group. */
    partner: named.extend({ yearGroups: z.array(yearGroup) }),
    /** False while the times are the usual ones of such schools and its people are asked for their own. */
    ownBellTimes: z.boolean(),
    days: z.array(schoolDayView),
  })
  .meta({ id: 'SchoolDaysView' });
export type SchoolDaysView = z.infer<typeof schoolDaysView>;
