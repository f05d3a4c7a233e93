import { z } from 'zod';
import { END_FIRST, instant, localDay, version, wallTime } from './common.js';
import { optionalLine, wholeNumber } from './fields.js';
import { partnerKind } from './vocabulary.js';

export const journeysRoutes = {
  journey: '/api/v1/centres/:centreId/journeys/:partnerId',
} as const;

/** From the map, entered by people of the centre or the authority, or found by a routing engine. */
export const journeyOrigin = z.enum(['estimate', 'override', 'provider']);
export type JourneyOrigin = z.infer<typeof journeyOrigin>;

/** How a partner travels to a centre, one way. */
export const journeyFacts = z
  .object({
    /** 0 on the same site. */
    minutes: z.int(),
    /** By road, to a tenth of a mile; null when only the minutes are known. */
    miles: z.number().nullable(),
    origin: journeyOrigin,
  })
  .meta({ id: 'JourneyFacts' });
export type JourneyFacts = z.infer<typeof journeyFacts>;

/** When a group leaves its school for a session and when it is back, loading included. */
export const travelView = z
  .object({ leaveAt: instant, backAt: instant, minutes: z.int(), origin: journeyOrigin })
  .meta({ id: 'TravelView' });
export type TravelView = z.infer<typeof travelView>;

const ALL_OR_NONE = 'Give day, startTime, endTime and people together, or none of them';

/** With a session, the answer also says when to leave for it. */
export const askJourney = z
  .strictObject({
    day: localDay.optional(),
    startTime: wallTime.optional(),
    endTime: wallTime.optional(),
    /** Pupils and adults together. */
    people: z.coerce.number().int().min(1, 'Enter 1 or more').max(2_500, 'Enter 2,500 or fewer').optional(),
  })
  .refine((asked) => [0, 4].includes(Object.values(asked).filter((value) => value !== undefined).length), {
    message: ALL_OR_NONE,
  })
  .refine(
    ({ startTime, endTime }) => startTime === undefined || endTime === undefined || startTime < endTime,
    END_FIRST,
  );
export type AskJourney = z.infer<typeof askJourney>;

/** One of the figures may be left to the map, and both together: that takes back what was entered. */
export const writeJourney = z
  .strictObject({
    minutes: wholeNumber('the minutes one way', 0, 480).nullable(),
    metres: wholeNumber('the distance in metres', 0, 300_000).nullable(),
    note: optionalLine('the note', 200),
  })
  .refine(({ minutes, metres, note }) => note === null || minutes !== null || metres !== null, {
    path: ['minutes'],
    message: 'Enter minutes or miles, or leave the note empty',
  })
  .meta({ id: 'WriteJourney' });
export type WriteJourney = z.infer<typeof writeJourney>;

export const journeyView = z
  .object({
    centre: z.object({ id: z.uuid(), name: z.string(), zone: z.string() }),
    partner: z.object({ id: z.uuid(), name: z.string(), kind: partnerKind }),
    /** Null when it is not known. */
    journey: journeyFacts.nullable(),
    /** What it would be if nobody had entered anything. */
    measured: journeyFacts.nullable(),
    /** What was entered; null when nothing was, or when it was taken back. */
    override: z
      .object({
        minutes: z.int().nullable(),
        metres: z.int().nullable(),
        note: z.string().nullable(),
        changedAt: instant,
      })
      .nullable(),
    /** Around the session that was asked about; null without one, and for a community group, which leaves no school. */
    travel: travelView.nullable(),
    mayChange: z.boolean(),
    version,
  })
  .meta({ id: 'JourneyView' });
export type JourneyView = z.infer<typeof journeyView>;
