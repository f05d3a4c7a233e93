import { z } from 'zod';
import { END_FIRST, endsAfterStart, localDay, version, wallTime } from './common.js';
import { optionalParagraphs } from './fields.js';
import { daysBetween } from '../values/local-date.js';
import { MOST_OCCURRENCES, SUBSTITUTE_WITHIN_DAYS } from '../values/series-limits.js';
import { repeat } from './series.contract.js';
import { equipmentNeeds, requestVisit } from './visit-requests.contract.js';
import { visitId } from './visits.contract.js';
import { givenReasonCode } from './vocabulary.js';

/** What people send: the rule of a series, its edits and the decisions on it. */

const weekdays = z
  .array(z.int().min(1).max(7))
  .min(1, 'Choose at least one day of the week')
  .max(7)
  .refine((days) => new Set(days).size === days.length, 'Name each day of the week once');

const leftOut = z.array(localDay).max(MOST_OCCURRENCES, `Leave out at most ${MOST_OCCURRENCES} days`);

export const repeatRule = z.strictObject({
  every: repeat,
  /** 1 is Monday. @default the weekday of the first visit */
  weekdays: weekdays.optional(),
  /** The last day, or the end of the term in which the first day lies. */
  until: z.union([z.strictObject({ day: localDay }), z.strictObject({ endOf: z.literal('term') })]),
  leftOut: leftOut.default([]),
});
export type RepeatRule = z.infer<typeof repeatRule>;

/** Something else for one date, instead of what the series has there. */
export const chosenSubstitute = z
  .strictObject({
    /** The date of the series for which it stands. */
    day: localDay,
    onDay: localDay,
    startTime: wallTime,
    endTime: wallTime,
    roomId: z.uuid('Choose a room'),
  })
  .refine(endsAfterStart, END_FIRST)
  .refine(({ day, onDay }) => Math.abs(daysBetween(day, onDay)) <= SUBSTITUTE_WITHIN_DAYS, {
    path: ['onDay'],
    message: `Choose a day within ${SUBSTITUTE_WITHIN_DAYS} days of the date for which it stands`,
  });
export type ChosenSubstitute = z.infer<typeof chosenSubstitute>;

const substitutes = z
  .array(chosenSubstitute)
  .max(MOST_OCCURRENCES)
  .refine((all) => new Set(all.map(({ day }) => day)).size === all.length, 'Choose one substitute for each date')
  .default([]);

/** The visit as it would be asked for alone, with the first day, and how it repeats. */
export const requestSeries = z
  .strictObject({ visit: requestVisit, repeat: repeatRule, substitutes })
  .meta({ id: 'RequestSeries' });
export type RequestSeries = z.infer<typeof requestSeries>;

/** A visit that is there already becomes the first of a series. */
export const repeatVisit = z.strictObject({ version, repeat: repeatRule, substitutes }).meta({ id: 'RepeatVisit' });
export type RepeatVisit = z.infer<typeof repeatVisit>;

const changes = z.strictObject({
  startTime: wallTime.optional(),
  endTime: wallTime.optional(),
  roomId: z.uuid('Choose a room').optional(),
  equipment: equipmentNeeds.unwrap().optional(),
  subject: requestVisit.shape.subject,
  pupils: requestVisit.shape.pupils.optional(),
  adults: requestVisit.shape.adults.optional(),
  note: requestVisit.shape.note,
  every: repeat.optional(),
  weekdays: weekdays.optional(),
  lastDay: localDay.optional(),
  /** Days to take out, besides those that are out already. */
  leaveOut: leftOut.optional(),
});

const note = optionalParagraphs(1000).optional();

export const editSeries = z
  .strictObject({
    version,
    /** This date and those that follow. @default all that have not begun */
    fromDay: localDay.optional(),
    changes,
    substitutes,
    /** Why dates are taken out, for the other side; the centre has to say so of those that it cancels late. */
    reasonNote: note,
  })
  .meta({ id: 'EditSeries' });
export type EditSeries = z.infer<typeof editSeries>;

const decided = z
  .array(z.strictObject({ visitId, version }))
  .min(1, 'Choose at least one visit')
  .max(MOST_OCCURRENCES * 2)
  .refine((all) => new Set(all.map((one) => one.visitId)).size === all.length, 'Name each visit once');

export const approveSeries = z
  .strictObject({ occurrences: decided, withoutAward: z.boolean().default(false) })
  .meta({ id: 'ApproveSeries' });
export type ApproveSeries = z.infer<typeof approveSeries>;

export const endSeries = z
  .strictObject({ occurrences: decided, reasonCode: givenReasonCode, note })
  .meta({ id: 'EndSeries' });
export type EndSeries = z.infer<typeof endSeries>;
