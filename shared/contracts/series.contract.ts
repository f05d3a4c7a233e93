import { z } from 'zod';
import { instant, localDay, version, wallTime } from './common.js';
import { policyProblem } from './policies.contract.js';
import { visitsRefusals } from './refusals/visits.refusals.js';
import { visitAction, visitId } from './visits.contract.js';
import { partnerKind, partnershipRole, reasonCode, visitState } from './vocabulary.js';

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
