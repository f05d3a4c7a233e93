import { z } from 'zod';
import { END_FIRST, instant, localDay, version, wallTime } from './common.js';
import { line, wholeNumber } from './fields.js';
import { MOST_VISITS_PER_PLAN } from '../values/closure-limits.js';
import { visitState } from './vocabulary.js';

export const closuresRoutes = {
  ofCentre: '/api/v1/centres/:centreId/closures',
  previewOfCentre: '/api/v1/centres/:centreId/closures/previews',
  ofSchool: '/api/v1/schools/:schoolId/closures',
  previewOfSchool: '/api/v1/schools/:schoolId/closures/previews',
  closure: '/api/v1/closures/:closureId',
  settlements: '/api/v1/closures/:closureId/settlements',
  lifting: '/api/v1/closures/:closureId/lifting',
  ofVisit: '/api/v1/visits/:visitId/closure',
  /** A report that is there already, such as a leave or an outage. */
  ofReport: '/api/v1/out-of-use/:reportId/closure',
  schools: '/api/v1/closures/schools',
} as const;

export const closureId = z.uuid();

/** What closes: a whole centre, something at a centre, or a school. */
export const closureKind = z.enum(['centre', 'room', 'equipment_pool', 'tutor', 'vehicle', 'school']);
export type ClosureKind = z.infer<typeof closureKind>;

const times = {
  firstDay: localDay,
  lastDay: localDay,
  /** Both left out for whole days; else from the one on the first day until the other on the last. */
  startTime: wallTime.nullish().transform((time) => time ?? null),
  endTime: wallTime.nullish().transform((time) => time ?? null),
};

const reason = line('the reason', 120);
const YEAR_MS = 366 * 86_400_000;

interface Days {
  firstDay: string;
  lastDay: string;
}

const inOrder = ({ firstDay, lastDay }: Days): boolean => firstDay <= lastDay;
const ofOneYear = ({ firstDay, lastDay }: Days): boolean => !(Date.parse(lastDay) - Date.parse(firstDay) > YEAR_MS);
const LAST_DAY_FIRST = { path: ['lastDay'], message: 'Enter a last day that is not before the first' };
const TOO_LONG = { path: ['lastDay'], message: 'Enter at most a year at once' };

export const makeClosure = z
  .strictObject({
    kind: closureKind.exclude(['school']),
    /** The room, pool, tutor or vehicle; left out for the whole centre. */
    resourceId: z
      .uuid('Choose what closes')
      .nullish()
      .transform((id) => id ?? null),
    /** Of a pool: how many units. */
    quantity: wholeNumber('how many units', 1, 100_000)
      .nullish()
      .transform((count) => count ?? null),
    ...times,
    reason,
  })
  .refine(({ kind, resourceId }) => (kind === 'centre') === (resourceId === null), {
    path: ['resourceId'],
    message: 'Choose what closes',
  })
  .refine(({ kind, quantity }) => (kind === 'equipment_pool') === (quantity !== null), {
    path: ['quantity'],
    message: 'Enter how many units cannot be used',
  })
  .refine(({ startTime, endTime }) => (startTime === null) === (endTime === null), {
    path: ['endTime'],
    message: 'Enter both times, or neither for whole days',
  })
  .refine(inOrder, LAST_DAY_FIRST)
  .refine(
    ({ firstDay, lastDay, startTime, endTime }) =>
      firstDay !== lastDay || startTime === null || endTime === null || startTime < endTime,
    END_FIRST,
  )
  .refine(ofOneYear, TOO_LONG)
  .meta({ id: 'MakeClosure' });
export type MakeClosure = z.infer<typeof makeClosure>;

/** Schools close for whole days. */
export const makeSchoolClosure = z
  .strictObject({ firstDay: localDay, lastDay: localDay, reason })
  .refine(inOrder, LAST_DAY_FIRST)
  .refine(ofOneYear, TOO_LONG)
  .meta({ id: 'MakeSchoolClosure' });
export type MakeSchoolClosure = z.infer<typeof makeSchoolClosure>;

const named = z.object({ id: z.uuid(), name: z.string() });

/** A place that a visit could have instead. */
export const newPlace = z.strictObject({
  day: localDay,
  startTime: wallTime,
  endTime: wallTime,
  roomId: z.uuid('Choose a room'),
  /** Null without one. */
  tutorId: z.uuid('Choose a tutor').nullable(),
  vehicleId: z.uuid('Choose a vehicle').nullable(),
});
export type NewPlace = z.infer<typeof newPlace>;

export const suggestedPlace = z.object({
  kind: z.enum(['same_time', 'other_time']),
  place: newPlace,
  startsAt: instant,
  endsAt: instant,
  room: named,
  tutor: named.nullable(),
  vehicle: named.nullable(),
});
export type SuggestedPlace = z.infer<typeof suggestedPlace>;

/**
 * How a visit of a plan stands. `open` waits for somebody; `fine` has its place back; `ended` and `changed` were dealt
 * with elsewhere; `begun` is past moving.
 */
export const planLineStatus = z.enum(['open', 'moved', 'cancelled', 'fine', 'ended', 'changed', 'begun']);
export type PlanLineStatus = z.infer<typeof planLineStatus>;

export const planLine = z.object({
  visit: z.object({
    id: z.uuid(),
    reference: z.string(),
    version,
    state: visitState,
    subject: z.string(),
    pupils: z.int(),
    centre: named,
    partner: named,
    startsAt: instant,
    endsAt: instant,
    room: named.nullable(),
    /** Null for a visit that was asked for alone. */
    seriesId: z.uuid().nullable(),
  }),
  status: planLineStatus,
  /** Where it was when the closure was made. */
  was: z.object({ startsAt: instant, endsAt: instant, roomName: z.string().nullable() }),
  /** Possible together with those of all other visits of the plan; null when nothing fits, and for what is not open. */
  best: suggestedPlace.nullable(),
  /** Possible too, though not all of them together. */
  others: z.array(suggestedPlace),
  /** Whether the person asking may move or cancel it. */
  mayMove: z.boolean(),
  mayCancel: z.boolean(),
});
export type PlanLine = z.infer<typeof planLine>;

const what = {
  kind: closureKind,
  /** “Radio studio”, “20 recorders”, or the name of the centre, tutor or school. */
  what: z.string(),
  reason: z.string(),
  from: instant,
  /** Null until further notice. */
  until: instant.nullable(),
};

export const closurePreview = z.object({ ...what, lines: z.array(planLine) }).meta({ id: 'ClosurePreview' });
export type ClosurePreview = z.infer<typeof closurePreview>;

/** What says more of `closure/already-closed`: the closure that stands. Whoever may close the same may see it. */
export const alreadyClosed = z.object({ closure: z.object({ id: closureId, ...what }) });
export type StandingClosure = z.infer<typeof alreadyClosed>['closure'];

const closureFacts = {
  id: closureId,
  version,
  ...what,
  centre: named.nullable(),
  school: named.nullable(),
  madeAt: instant,
  liftedAt: instant.nullable(),
  affected: z.int(),
  open: z.int(),
};

export const closureSummary = z.object(closureFacts);
export type ClosureSummary = z.infer<typeof closureSummary>;

/** Those that are not over, the latest first. */
export const closureList = z.object({ items: z.array(closureSummary) }).meta({ id: 'ClosureList' });
export type ClosureList = z.infer<typeof closureList>;

export const closureView = z
  .object({ ...closureFacts, mayLift: z.boolean(), lines: z.array(planLine) })
  .meta({ id: 'ClosureView' });
export type ClosureView = z.infer<typeof closureView>;

const settlement = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('accept'), visitId: z.uuid(), version, place: newPlace }),
  z.strictObject({ choice: z.literal('cancel'), visitId: z.uuid(), version }),
]);
export type Settlement = z.infer<typeof settlement>;

export const settleVisits = z
  .strictObject({
    lines: z
      .array(settlement)
      .min(1, 'Choose what becomes of at least one visit')
      .max(MOST_VISITS_PER_PLAN, `Settle at most ${MOST_VISITS_PER_PLAN} visits at once`)
      .refine((lines) => new Set(lines.map(({ visitId }) => visitId)).size === lines.length, 'Name each visit once'),
  })
  .meta({ id: 'SettleVisits' });
export type SettleVisits = z.infer<typeof settleVisits>;

export const settledVisits = z
  .object({
    closure: closureView,
    results: z.array(
      z.object({
        visitId: z.uuid(),
        outcome: z.enum(['moved', 'cancelled', 'not_done']),
        /** Why not, as a refusal says it; null when it was done. */
        refusal: z.string().nullable(),
        message: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SettledVisits' });
export type SettledVisits = z.infer<typeof settledVisits>;

/** The closure by which a visit waits for somebody; null when none does. */
export const visitClosure = z
  .object({
    closure: z
      .object({ id: closureId, kind: closureKind, what: z.string(), reason: z.string(), maySettle: z.boolean() })
      .nullable(),
  })
  .meta({ id: 'VisitClosure' });
export type VisitClosure = z.infer<typeof visitClosure>;

/** Schools for which the person asking may say that they close. */
export const closableSchools = z.object({ items: z.array(named) }).meta({ id: 'ClosableSchools' });
export type ClosableSchools = z.infer<typeof closableSchools>;
