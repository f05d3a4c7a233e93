import { z } from 'zod';
import { END_FIRST, instant, localDay, version, wallTime } from './common.js';
import { line, optionalLine, words } from './fields.js';
import { openingHours, weeklyHours } from './hours.js';

/**
 * Words for what a tutor can teach. Tutors who say the same thing in the same word can be searched;
 * a centre may add words of its own.
 */
export const TUTOR_SKILLS = [
  'animation',
  'art and design',
  'audio recording',
  'CAD',
  'coding',
  'control technology',
  'desktop publishing',
  'electronics',
  'film making',
  'games design',
  'graphic design',
  'keyboards',
  'laser cutting',
  'music technology',
  'photography',
  'podcasting',
  'radio',
  'robotics',
  'science practicals',
  'songwriting',
  'video conferencing',
  'video editing',
  'web design',
  '3D printing',
] as const;

export const writeTutor = z
  .strictObject({
    name: line('the name of the tutor', 80),
    /** An account with the role of tutor at this centre; left out for somebody without one. */
    personId: z
      .uuid('Choose one of the tutors’ accounts')
      .nullish()
      .transform((id) => id ?? null),
    skills: words('skill', TUTOR_SKILLS),
    hours: openingHours,
  })
  .meta({ id: 'WriteTutor' });
export type WriteTutor = z.infer<typeof writeTutor>;

/** Whole days, the last one included; with both times from the one on the first day until the other on the last. */
export const writeLeave = z
  .strictObject({
    firstDay: localDay,
    lastDay: localDay,
    startTime: wallTime.nullish().transform((time) => time ?? null),
    endTime: wallTime.nullish().transform((time) => time ?? null),
    note: optionalLine('the note', 120),
  })
  .refine(({ startTime, endTime }) => (startTime === null) === (endTime === null), {
    path: ['endTime'],
    message: 'Enter both times, or neither for whole days',
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ['lastDay'],
    message: 'Enter a last day that is not before the first',
  })
  .refine(
    ({ firstDay, lastDay, startTime, endTime }) =>
      firstDay !== lastDay || startTime === null || endTime === null || startTime < endTime,
    END_FIRST,
  )
  .refine(({ firstDay, lastDay }) => !(Date.parse(lastDay) - Date.parse(firstDay) > 366 * 86_400_000), {
    path: ['lastDay'],
    message: 'Enter at most a year at once',
  })
  .meta({ id: 'WriteLeave' });
export type WriteLeave = z.infer<typeof writeLeave>;

export const leaveView = z.object({
  id: z.uuid(),
  from: instant,
  until: instant,
  /** Whether it begins and ends with a day. */
  wholeDays: z.boolean(),
  note: z.string().nullable(),
});
export type LeaveView = z.infer<typeof leaveView>;

const account = z.object({ id: z.uuid(), name: z.string() });

export const tutorView = z
  .object({
    id: z.uuid(),
    centreId: z.uuid(),
    name: z.string(),
    /** Null also for those who do not work at the centre. */
    account: account.nullable(),
    skills: z.array(z.string()),
    hours: weeklyHours,
    /** Not over yet, the first first; empty for those who do not work at the centre. */
    leave: z.array(leaveView),
    retired: z.boolean(),
    version,
  })
  .meta({ id: 'TutorView' });
export type TutorView = z.infer<typeof tutorView>;

export const leaveTaken = z
  .object({
    tutor: tutorView,
    /** Visits in that time that were promised this tutor; they keep the promise, and somebody has to talk to them. */
    touchedVisits: z.int(),
    /** What was written down; a plan for these visits can be made from it. */
    reportId: z.uuid(),
  })
  .meta({ id: 'LeaveTaken' });
export type LeaveTaken = z.infer<typeof leaveTaken>;

/** Accounts with the role of tutor at a centre, by name. */
export const tutorAccounts = z.object({ items: z.array(account) }).meta({ id: 'TutorAccounts' });
export type TutorAccounts = z.infer<typeof tutorAccounts>;
