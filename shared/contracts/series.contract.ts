import { z } from 'zod';
import { instant, localDay, version, wallTime } from './common.js';
import { daysBetween } from '../values/local-date.js';
import { MOST_OCCURRENCES, SUBSTITUTE_WITHIN_DAYS } from '../values/series-limits.js';
import { policyProblem } from './policies.contract.js';
import { visitsRefusals } from './refusals/visits.refusals.js';
import { equipmentNeeds, requestVisit } from './visit-requests.contract.js';
import { visitAction, visitId } from './visits.contract.js';
import { givenReasonCode, partnerKind, partnershipRole, reasonCode, visitState } from './vocabulary.js';

export const seriesRoutes = {
  previews: '/api/v1/series/previews',
  all: '/api/v1/series',
  one: '/api/v1/series/:seriesId',
  approval: '/api/v1/series/:seriesId/approval',
  decline: '/api/v1/series/:seriesId/decline',
  withdrawal: '/api/v1/series/:seriesId/withdrawal',
  cancellation: '/api/v1/series/:seriesId/cancellation',
  editPreviews: '/api/v1/series/:seriesId/edits/previews',
  edits: '/api/v1/series/:seriesId/edits',
  repetitionPreviews: '/api/v1/visits/:visitId/repetition/previews',
  repetition: '/api/v1/visits/:visitId/repetition',
} as const;

export const seriesId = z.uuid();

/** `week_a` and `week_b` are the school's own alternating weeks; `fortnight` counts calendar weeks from the first. */
export const repeat = z.enum(['week', 'fortnight', 'week_a', 'week_b']);
export type Repeat = z.infer<typeof repeat>;

export const skipReason = z.enum(['left_out', 'school_closed', 'centre_closed']);
export type SkipReason = z.infer<typeof skipReason>;

/** Why a date of a series cannot be had: what a request for it alone would be refused with. */
export type DateProblem = keyof typeof visitsRefusals;
export const dateProblem = z.enum(Object.keys(visitsRefusals) as [DateProblem, ...DateProblem[]]);

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
  .refine(({ startTime, endTime }) => startTime < endTime, {
    path: ['endTime'],
    message: 'Enter an end time after the start',
  })
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

export const editSeries = z
  .strictObject({
    version,
    /** This date and those that follow. @default all that have not begun */
    fromDay: localDay.optional(),
    changes,
    substitutes,
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

const note = z.string().trim().max(1000, 'Keep this to 1,000 characters').optional();
export const endSeries = z
  .strictObject({ occurrences: decided, reasonCode: givenReasonCode, note })
  .meta({ id: 'EndSeries' });
export type EndSeries = z.infer<typeof endSeries>;

const named = z.object({ id: z.uuid(), name: z.string() });

const substituteView = z.object({
  kind: z.enum(['other_room', 'other_time']),
  onDay: localDay,
  startTime: wallTime,
  endTime: wallTime,
  startsAt: instant,
  endsAt: instant,
  room: named,
});
export type SubstituteView = z.infer<typeof substituteView>;

/**
 * What becomes of a date: `make` a new visit, `change` one that is there, `keep` one as somebody made it, `end` one that
 * the series has no date for any more. One that cannot be changed keeps what it has.
 */
export const dateOutcome = z.enum(['make', 'change', 'keep', 'end']);
export type DateOutcome = z.infer<typeof dateOutcome>;

export const seriesDateView = z.object({
  day: localDay,
  outcome: dateOutcome,
  /** Null where that time does not exist, or comes twice, on that day. */
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  room: named.nullable(),
  /** Null when it can be had as it stands. */
  problem: dateProblem.nullable(),
  /** Every rule of the centre that it breaks, also where something else is in its way. */
  broken: z.array(policyProblem),
  /** The nearest to it that can be had: the same time in another room, or another time of that week. */
  substitute: substituteView.nullable(),
  /** Whether what stands here is a substitute that was chosen. */
  chosen: z.boolean(),
});
export type SeriesDateView = z.infer<typeof seriesDateView>;

const skippedDay = z.object({ day: localDay, why: skipReason, words: z.string().nullable() });

export const seriesPreview = z
  .object({
    /** In the order of days. */
    dates: z.array(seriesDateView),
    /** Days by the rule on which there is nothing, and why. */
    skipped: z.array(skippedDay),
    firstDay: localDay,
    lastDay: localDay,
    zone: z.string(),
  })
  .meta({ id: 'SeriesPreview' });
export type SeriesPreview = z.infer<typeof seriesPreview>;

export const seriesView = z
  .object({
    id: seriesId,
    version,
    centre: z.object({ id: z.uuid(), name: z.string(), zone: z.string() }),
    partner: z.object({ id: z.uuid(), name: z.string(), kind: partnerKind, role: partnershipRole }),
    every: repeat,
    weekdays: z.array(z.int()),
    firstDay: localDay,
    lastDay: localDay,
    startTime: wallTime,
    endTime: wallTime,
    room: named.nullable(),
    subject: z.string(),
    pupils: z.int(),
    /** How many wait for an answer, are approved and to come, are over, and could not be had. */
    counts: z.object({ requested: z.int(), coming: z.int(), rejected: z.int() }),
    requestedAt: instant,
    /** Null for those who see visits without names. */
    requestedBy: z.string().nullable(),
  })
  .meta({ id: 'SeriesView' });
export type SeriesView = z.infer<typeof seriesView>;

export const occurrenceView = z.object({
  visitId,
  reference: z.string(),
  /** The date of the series for which it stands; `startsAt` may be on another day. */
  seriesDay: localDay,
  startsAt: instant,
  endsAt: instant,
  room: named.nullable(),
  state: visitState,
  version,
  /** Moved or changed by itself: edits of the series leave it as it is. */
  changedAlone: z.boolean(),
  reasonCode: reasonCode.nullable(),
  availableActions: z.array(visitAction),
});
export type OccurrenceView = z.infer<typeof occurrenceView>;

export const seriesDetailView = seriesView
  .extend({
    occurrences: z.array(occurrenceView),
    /** Dates that could not be had. */
    rejected: z.array(z.object({ day: localDay, problem: dateProblem })),
    leftOut: z.array(localDay),
    /** The series that this one goes on from, and those that go on from it. */
    continues: seriesId.nullable(),
    continuedBy: z.array(seriesId),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'SeriesDetailView' });
export type SeriesDetailView = z.infer<typeof seriesDetailView>;

export const seriesDecision = z
  .object({
    /** One for each visit that was named, in that order; `refusal` says why nothing was done about it. */
    outcomes: z.array(
      z.object({
        visitId,
        refusal: z.string().nullable(),
        message: z.string().nullable(),
        state: visitState.nullable(),
      }),
    ),
    series: seriesDetailView,
  })
  .meta({ id: 'SeriesDecision' });
export type SeriesDecision = z.infer<typeof seriesDecision>;

export const seriesQuery = z.object({
  centreId: z.uuid().optional(),
  partnerId: z.uuid().optional(),
  /** Only those in which something waits for an answer. */
  pending: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});
export type SeriesQuery = z.infer<typeof seriesQuery>;

/** The newest first, two hundred at the most. */
export const seriesList = z.object({ items: z.array(seriesView) }).meta({ id: 'SeriesList' });
export type SeriesList = z.infer<typeof seriesList>;
