import { z } from 'zod';
import { policyOverrides } from './policies.contract.js';
import { END_FIRST, endsAfterStart, instant, localDay, version, wallTime } from './common.js';

export const offersRoutes = {
  /** Times that could be offered instead, the best first. */
  suggestions: '/api/v1/visits/:visitId/suggestions',
  offer: '/api/v1/visits/:visitId/offer',
  acceptance: '/api/v1/visits/:visitId/acceptance',
  /** Puts a request that is there already on the waiting list. */
  waiting: '/api/v1/visits/:visitId/waiting',
  /** Asks for a time that is taken, and waits for it. */
  wishes: '/api/v1/waiting-list',
  waitingList: '/api/v1/centres/:centreId/waiting-list',
} as const;

export const MOST_ALTERNATIVES = 3;

/** `other_time` is what a centre offers instead of what was asked for; a `turn` is the wish itself, for which a visit waited. */
export const offerKind = z.enum(['other_time', 'turn']);
export type OfferKind = z.infer<typeof offerKind>;

/** In what an alternative differs from the time that was asked for. */
export const alternativeDifference = z.enum(['day', 'time', 'room']);
export type AlternativeDifference = z.infer<typeof alternativeDifference>;

const room = z.object({ id: z.uuid(), name: z.string() });

export const alternativeView = z.object({
  id: z.uuid(),
  day: localDay,
  startsAt: instant,
  endsAt: instant,
  room: room.nullable(),
  /** Nothing for a turn of the waiting list. */
  differsIn: z.array(alternativeDifference),
});
export type AlternativeView = z.infer<typeof alternativeView>;

/** What is offered and held now. */
export const offerView = z.object({
  kind: offerKind,
  /** The partner’s yes is a request, as nobody of the centre has answered the wish yet. */
  asks: z.boolean(),
  until: instant,
  /** The best first. */
  alternatives: z.array(alternativeView).min(1).max(MOST_ALTERNATIVES),
});
export type OfferView = z.infer<typeof offerView>;

/** Which one of how many that wait for the same: never who the others are. */
export const waitingPlace = z.object({ place: z.int().min(1), of: z.int().min(1) });
export type WaitingPlace = z.infer<typeof waitingPlace>;

export const alternative = z
  .strictObject({
    day: localDay,
    startTime: wallTime,
    endTime: wallTime,
    roomId: z.uuid('Choose a room'),
  })
  .refine(endsAfterStart, END_FIRST);
export type Alternative = z.infer<typeof alternative>;

const sameness = ({ day, startTime, roomId }: Alternative): string => `${day} ${startTime} ${roomId}`;

export const offerTimes = z
  .strictObject({
    version,
    alternatives: z
      .array(alternative)
      .min(1, 'Choose at least one time')
      .max(MOST_ALTERNATIVES, `Choose at most ${MOST_ALTERNATIVES} times`)
      .refine((all) => new Set(all.map(sameness)).size === all.length, 'Choose each time once'),
    /** Rules of the centre that its manager sets aside for any of these times. */
    overrides: policyOverrides.optional(),
  })
  .meta({ id: 'OfferTimes' });
export type OfferTimes = z.infer<typeof offerTimes>;

export const acceptOffer = z
  .strictObject({
    version,
    alternativeId: z.uuid('Choose one of the times that are offered'),
    /** Comes even though no transport money is left; the award is released. */
    withoutAward: z.boolean().default(false),
  })
  .meta({ id: 'AcceptOffer' });
export type AcceptOffer = z.infer<typeof acceptOffer>;

export const putOnWaitingList = z.strictObject({ version }).meta({ id: 'PutOnWaitingList' });
export type PutOnWaitingList = z.infer<typeof putOnWaitingList>;

/** What a suggested time gives up of the wish, in the order in which people mind. */
export const suggestionCost = z.enum(['other_room', 'other_time', 'other_day', 'outside_school_hours']);
export type SuggestionCost = z.infer<typeof suggestionCost>;

export const suggestion = z.object({
  ...alternative.shape,
  startsAt: instant,
  endsAt: instant,
  room,
  givesUp: z.array(suggestionCost).min(1),
  /** By how much it begins earlier (below 0) or later than asked, by the clock; 0 for the same time of day. */
  shiftMinutes: z.int(),
  /** How many days earlier (below 0) or later. */
  shiftDays: z.int(),
});
export type Suggestion = z.infer<typeof suggestion>;

/** The best first; all of them can be held at once. */
export const suggestionList = z
  .object({ items: z.array(suggestion), rooms: z.array(room) })
  .meta({ id: 'SuggestionList' });
export type SuggestionList = z.infer<typeof suggestionList>;
