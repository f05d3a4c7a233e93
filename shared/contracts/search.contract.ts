import { z } from 'zod';
import { instant, localDay, wallTime } from './common.js';
import { line, optionalLine, wholeNumber } from './fields.js';
import { policyProblem } from './policies.contract.js';
import { programme } from './vocabulary.js';
import { equipmentNeeds } from './visit-requests.contract.js';
import { daysBetween } from '../values/local-date.js';

export const searchRoutes = { searches: '/api/v1/availability/searches' } as const;

/** The longest stretch that one search looks through: a term with its holidays. */
export const MOST_SEARCH_DAYS = 120;

/** What a group needs where no activity of the catalogue says it. */
const freeNeeds = z.strictObject({
  durationMinutes: wholeNumber('how long the session is, in minutes', 15, 480),
  features: z.array(line('the feature', 40)).max(10, 'Ask for at most 10 features').default([]),
  equipment: equipmentNeeds,
  tutorSkill: optionalLine('what the tutor should teach', 40),
});

const periodName = line('the name of a period', 40);

const wishes = {
  from: localDay,
  to: localDay,
  /** 1 is Monday. @default every day of the week */
  weekdays: z.array(z.int().min(1).max(7)).min(1, 'Choose at least one day of the week').max(7).optional(),
  /** Between which times the session may be, at the centre. */
  earliest: wallTime.optional(),
  latest: wallTime.optional(),
  /** The lessons during which the group may be away, journey included; names from the school's own day. */
  periods: z.strictObject({ first: periodName, last: periodName }).optional(),
  /** Back at school by then: a time, or the beginning of a period. */
  backBy: z.union([z.strictObject({ time: wallTime }), z.strictObject({ period: periodName })]).optional(),
  /** Start of the session that would be best of all. */
  wishedStart: wallTime.optional(),
  /** Also in holidays, on INSET days, and before or after school. */
  outsideSchoolHours: z.boolean().default(false),
};

export const searchTimes = z
  .strictObject({
    centreId: z.uuid('Choose a centre'),
    partnerId: z.uuid('Choose a school or group'),
    activityId: z.uuid('Choose an activity').optional(),
    needs: freeNeeds.optional(),
    pupils: wholeNumber('how many pupils are coming', 1, 2000),
    adults: wholeNumber('how many adults are coming', 0, 500),
    stepFree: z.boolean().default(false),
    /** The centre's own minibus fetches the group and takes it home. */
    vehicle: z.boolean().default(false),
    /** A centre may open days earlier for some programmes. */
    programme: programme.default('mainstream'),
    ...wishes,
  })
  .refine((search) => (search.activityId === undefined) !== (search.needs === undefined), {
    path: ['activityId'],
    message: 'Choose an activity, or say what you need yourself',
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Enter a last day on or after the first' })
  .refine(({ from, to }) => daysBetween(from, to) < MOST_SEARCH_DAYS, {
    path: ['to'],
    message: `Search through ${MOST_SEARCH_DAYS} days at a time, a term at the most`,
  })
  .refine(({ earliest, latest }) => earliest === undefined || latest === undefined || earliest < latest, {
    path: ['latest'],
    message: 'Enter a time after the earliest',
  })
  .meta({ id: 'SearchTimes' });
export type SearchTimes = z.infer<typeof searchTimes>;

/** Why an offer stands where it does. */
export const offerReason = z.discriminatedUnion('code', [
  z.object({ code: z.enum(['no_lesson_lost', 'outside_lessons', 'only_day', 'only_week', 'earliest', 'as_wished']) }),
  z.object({ code: z.literal('lessons_lost'), lessons: z.array(z.string()), minutes: z.number() }),
  z.object({ code: z.literal('room_fits'), capacity: z.int() }),
]);
export type OfferReason = z.infer<typeof offerReason>;

/** What an offer that is not quite what was wanted gives up. */
export const givenUp = z.discriminatedUnion('code', [
  z.object({ code: z.enum(['other_day', 'other_time', 'later_back', 'outside_school_hours', 'vehicle']) }),
  z.object({ code: z.literal('tutor'), skill: z.string() }),
  z.object({
    code: z.literal('equipment'),
    poolId: z.uuid(),
    name: z.string(),
    wanted: z.int(),
    left: z.int(),
  }),
  z.object({ code: z.literal('half_group'), pupils: z.int() }),
  z.object({ code: z.literal('feature'), feature: z.string() }),
]);
export type GivenUp = z.infer<typeof givenUp>;

/** Why nothing was found. */
export const deadEnd = z.discriminatedUnion('code', [
  /** `no_journey_for_vehicle`: nobody knows how long the centre's vehicle would be away. */
  z.object({ code: z.enum(['no_step_free_room', 'no_open_day', 'all_taken', 'no_journey_for_vehicle']) }),
  /** Without the centre’s rules something would be free; these are in its way. */
  z.object({ code: z.literal('against_rules'), rules: z.array(z.string()) }),
  z.object({ code: z.literal('no_room_large_enough'), pupils: z.int(), largest: z.int() }),
  z.object({ code: z.literal('no_room_with_features'), features: z.array(z.string()) }),
  z.object({ code: z.literal('too_little_equipment'), name: z.string(), wanted: z.int(), stock: z.int() }),
  z.object({ code: z.literal('no_tutor_with_skill'), skill: z.string() }),
  z.object({ code: z.literal('no_vehicle_large_enough'), people: z.int() }),
  z.object({ code: z.literal('no_time_long_enough'), minutes: z.number() }),
]);
export type DeadEnd = z.infer<typeof deadEnd>;

const named = z.object({ id: z.uuid(), name: z.string() });

/** One way to have the whole visit; what it names is what a request for it sends. */
export const timeOffer = z
  .object({
    day: localDay,
    startTime: wallTime,
    endTime: wallTime,
    startsAt: instant,
    endsAt: instant,
    room: named.extend({ capacity: z.int(), stepFree: z.boolean() }),
    equipment: z.array(z.object({ poolId: z.uuid(), name: z.string(), quantity: z.int() })),
    tutor: named.nullable(),
    vehicle: named.nullable(),
    /** Null when nobody knows how far it is. */
    travel: z.object({ leaveAt: instant, backAt: instant }).nullable(),
    lessons: z.array(z.object({ name: z.string(), from: instant, until: instant, minutes: z.number() })),
    /** Teaching that colleagues of the accompanying adults would have to take over. */
    coverMinutes: z.number(),
    reasons: z.array(offerReason),
    /** Rules of the centre that whoever asks would have to set aside, and may; empty for everybody else. */
    setsAside: z.array(policyProblem),
    /** How many others have asked for the room at this time and are not answered; never who. */
    rivals: z.int(),
  })
  .meta({ id: 'TimeOffer' });
export type TimeOffer = z.infer<typeof timeOffer>;

export const foundTimes = z
  .object({
    /** The best first, at most five. */
    offers: z.array(timeOffer),
    /** Only when there is no offer. */
    nearMisses: z.array(z.object({ offer: timeOffer, givesUp: z.array(givenUp) })),
    deadEnd: deadEnd.nullable(),
    /** What was looked for, as the activity or the person said. */
    needs: z.object({
      durationMinutes: z.int(),
      features: z.array(z.string()),
      equipment: z.array(z.object({ poolId: z.uuid(), name: z.string(), quantity: z.int() })),
      tutorSkill: z.string().nullable(),
    }),
    journey: z.object({ minutes: z.int(), origin: z.enum(['estimate', 'override', 'provider']) }).nullable(),
    /** Whether the school's bell times are its own, or the usual ones of its phase; groups have none. */
    bellTimes: z.enum(['own', 'usual', 'none']),
    /** Days looked at on which the centre is open. */
    openDays: z.int(),
  })
  .meta({ id: 'FoundTimes' });
export type FoundTimes = z.infer<typeof foundTimes>;
