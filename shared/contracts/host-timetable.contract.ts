import { z } from 'zod';
import { localDay, wallTime } from './common.js';
import { badRow } from './imports.contract.js';
import { dateProblem, repeat } from './series.contract.js';
import { daysBetween } from '../values/local-date.js';
import { LONGEST_SERIES_DAYS } from '../values/series-limits.js';

/** A host school's ordinary lessons at its centre, from a file: first a preview that writes nothing, then its acceptance. */
export const hostTimetableRoutes = {
  previews: '/api/v1/centres/:centreId/host-timetable/previews',
  timetable: '/api/v1/centres/:centreId/host-timetable',
} as const;

export const HOST_TIMETABLE_LIMITS = { fileBytes: 200_000, rows: 200, badRows: 500 } as const;

/** The form fields that go with the file. */
const stretch = { from: localDay, until: localDay };
type Days = Readonly<Record<keyof typeof stretch, string>>;
const inOrder = ({ from, until }: Days) => from <= until;
const withinAYear = ({ from, until }: Days) => daysBetween(from, until) < LONGEST_SERIES_DAYS;
const ORDER = { path: ['until'], message: 'Enter a last day on or after the first' };
const A_YEAR = { path: ['until'], message: 'Bring in a year at a time. Enter an earlier last day' };

export const previewHostTimetable = z.object(stretch).refine(inOrder, ORDER).refine(withinAYear, A_YEAR);
export type PreviewHostTimetable = z.infer<typeof previewHostTimetable>;

export const acceptHostTimetable = z
  .object({
    ...stretch,
    /** Of the preview: whatever has changed since is shown again first. */
    fingerprint: z.string().length(64),
    /** Must be `yes` when rows are bad: nobody leaves lessons out by accident. */
    leaveOutBadRows: z.enum(['yes', 'no']).default('no'),
  })
  .refine(inOrder, ORDER)
  .refine(withinAYear, A_YEAR);
export type AcceptHostTimetable = z.infer<typeof acceptHostTimetable>;

const plannedLesson = z.object({
  line: z.int(),
  weekday: z.int(),
  weeks: repeat,
  startTime: wallTime,
  endTime: wallTime,
  room: z.string(),
  pupils: z.int(),
  subject: z.string(),
  /** How many visits it becomes. */
  visits: z.int(),
  /** Dates that cannot be had; they are kept as rejected. */
  rejected: z.array(z.object({ day: localDay, problem: dateProblem })),
  /** Imported before for the same school year: left as it is. */
  alreadyHere: z.boolean(),
});
export type PlannedLesson = z.infer<typeof plannedLesson>;

export const hostTimetablePreview = z
  .object({
    fileName: z.string(),
    host: z.object({ id: z.uuid(), name: z.string() }),
    lessons: z.array(plannedLesson),
    badRowCount: z.int(),
    /** The first 500 faults. */
    badRows: z.array(badRow),
    fingerprint: z.string(),
  })
  .meta({ id: 'HostTimetablePreview' });
export type HostTimetablePreview = z.infer<typeof hostTimetablePreview>;

export const hostTimetableResult = z
  .object({ series: z.int(), visits: z.int(), rejected: z.int(), alreadyHere: z.int(), leftOut: z.int() })
  .meta({ id: 'HostTimetableResult' });
export type HostTimetableResult = z.infer<typeof hostTimetableResult>;
