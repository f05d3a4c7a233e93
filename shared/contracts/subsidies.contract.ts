import { z } from 'zod';
import { cursor, instant, localDay, pageSize, pence, version } from './common.js';
import { transportAwardState, visitState } from './vocabulary.js';

export const subsidiesRoutes = {
  schemes: '/api/v1/centres/:centreId/transport-schemes',
  scheme: '/api/v1/transport-schemes/:schemeId',
  quotes: '/api/v1/centres/:centreId/transport-quotes',
  totals: '/api/v1/transport-totals',
  awards: '/api/v1/transport-awards',
  award: '/api/v1/transport-awards/:awardId',
  claim: '/api/v1/transport-awards/:awardId/claim',
  payment: '/api/v1/transport-awards/:awardId/payment',
  refusal: '/api/v1/transport-awards/:awardId/refusal',
  visitAward: '/api/v1/visits/:visitId/transport-award',
} as const;

export const schemeId = z.uuid();
export const awardId = z.uuid();

/** Why there is no award at all. */
export const noAwardReason = z.enum(['no_scheme', 'not_a_partner', 'host_school', 'distance_unknown', 'outside_bands']);
export type NoAwardReason = z.infer<typeof noAwardReason>;

/** What made an award smaller than the band's share of the quote. */
export const awardLimit = z.enum(['visit_cap', 'school_cap', 'budget']);
export type AwardLimit = z.infer<typeof awardLimit>;

/** The calendar year in which the financial year begins: 2026 for 1 April 2026 to 31 March 2027. */
export const financialYear = z
  .int('Enter the year in which the financial year begins')
  .min(2000, 'Enter a year from 2000')
  .max(2100, 'Enter a year up to 2100');

const miles = z
  .number('Enter a distance in miles')
  .min(0, 'Enter 0 or more miles')
  .max(1000, 'Enter 1,000 miles or fewer')
  .refine(
    (value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6,
    'Enter miles with at most one decimal place',
  );

export const transportBand = z
  .strictObject({
    /** The band begins at this distance by road, … */
    minMiles: miles,
    /** … and ends just before this one. Null, for the last band only, means any distance from its start on. */
    maxMiles: miles.nullable(),
    percent: z
      .int('Enter a whole percentage')
      .min(1, 'Enter 1 or more. To pay nothing at a distance, leave it out of the bands')
      .max(100, 'Enter 100 or less'),
  })
  .refine(({ minMiles, maxMiles }) => maxMiles === null || minMiles < maxMiles, {
    path: ['maxMiles'],
    message: 'Enter an end that is further away than the start',
  });
export type TransportBand = z.infer<typeof transportBand>;

/** Nearest first, without overlap; a gap between two bands means no help at those distances. */
const transportBands = z
  .array(transportBand)
  .min(1, 'Enter at least one distance band')
  .max(20, 'Enter at most 20 distance bands')
  .superRefine((bands, context) => {
    for (const [index, { minMiles }] of bands.entries()) {
      const previous = bands[index - 1];
      if (!previous || (previous.maxMiles !== null && previous.maxMiles <= minMiles)) continue;
      const message = 'Start this band where the one before it ends, or further away';
      context.addIssue({ code: 'custom', path: [index, 'minMiles'], message });
    }
  });

const schemeTerms = {
  budgetPence: pence.min(1, 'Enter the budget for the year'),
  perVisitCapPence: pence.min(1, 'Enter the most that one visit can get'),
  perSchoolCapPence: pence.min(1, 'Enter the most that one school or group can get in the year'),
  bands: transportBands,
};

export const createTransportScheme = z
  .strictObject({ financialYear, ...schemeTerms })
  .meta({ id: 'CreateTransportScheme' });
export type CreateTransportScheme = z.infer<typeof createTransportScheme>;

export const editTransportScheme = z.strictObject(schemeTerms).meta({ id: 'EditTransportScheme' });
export type EditTransportScheme = z.infer<typeof editTransportScheme>;

const money = { committedPence: z.int(), paidPence: z.int(), leftPence: z.int() };

export const schoolTransportTotal = z.object({ partner: z.object({ id: z.uuid(), name: z.string() }), ...money });
export type SchoolTransportTotal = z.infer<typeof schoolTransportTotal>;

export const transportSchemeView = z
  .object({
    id: schemeId,
    centre: z.object({ id: z.uuid(), name: z.string() }),
    financialYear: z.int(),
    budgetPence: z.int(),
    ...money,
    perVisitCapPence: z.int(),
    perSchoolCapPence: z.int(),
    bands: z.array(z.object({ minMiles: z.number(), maxMiles: z.number().nullable(), percent: z.int() })),
    /** Null for those who see totals only. */
    schools: z.array(schoolTransportTotal).nullable(),
    version,
  })
  .meta({ id: 'TransportSchemeView' });
export type TransportSchemeView = z.infer<typeof transportSchemeView>;

/** Newest financial year first. */
export const transportSchemeList = z
  .object({ items: z.array(transportSchemeView) })
  .meta({ id: 'TransportSchemeList' });
export type TransportSchemeList = z.infer<typeof transportSchemeList>;

export const transportTotalsQuery = z.object({ financialYear: z.coerce.number().pipe(financialYear).optional() });
export type TransportTotalsQuery = z.infer<typeof transportTotalsQuery>;

export const askTransportQuote = z
  .strictObject({
    partnerId: z.uuid('Choose a school or group'),
    day: localDay,
    quotePence: pence.min(1, 'Enter what the coach company quoted'),
  })
  .meta({ id: 'AskTransportQuote' });
export type AskTransportQuote = z.infer<typeof askTransportQuote>;

export const transportQuoteView = z
  .object({
    eligible: z.boolean(),
    /** Why there is no award; null when there is one. */
    reason: noAwardReason.nullable(),
    financialYear: z.int(),
    quotePence: z.int(),
    /** Estimated distance by road; null when a position is not known. */
    miles: z.number().nullable(),
    percent: z.int().nullable(),
    /** The band's share of the quote, before any limit. */
    sharePence: z.int().nullable(),
    awardPence: z.int(),
    limitedBy: awardLimit.nullable(),
  })
  .meta({ id: 'TransportQuoteView' });
export type TransportQuoteView = z.infer<typeof transportQuoteView>;

export const awardAction = z.enum(['claim', 'correct', 'pay', 'refuse']);
export type AwardAction = z.infer<typeof awardAction>;

/** Claims, or corrects a claim that nobody has dealt with yet. */
export const claimTransport = z
  .strictObject({
    version,
    actualCostPence: pence.min(1, 'Enter what the journey cost'),
    evidenceNote: z
      .string()
      .trim()
      .min(1, 'Enter the number of the invoice or receipt')
      .max(500, 'Keep this to 500 characters'),
  })
  .meta({ id: 'ClaimTransport' });
export type ClaimTransport = z.infer<typeof claimTransport>;

export const payTransport = z.strictObject({ version }).meta({ id: 'PayTransport' });
export type PayTransport = z.infer<typeof payTransport>;

export const refuseTransport = z
  .strictObject({
    version,
    reason: z.string().trim().min(1, 'Enter why the claim is refused').max(500, 'Keep this to 500 characters'),
  })
  .meta({ id: 'RefuseTransport' });
export type RefuseTransport = z.infer<typeof refuseTransport>;

export const transportAwardView = z
  .object({
    id: awardId,
    state: transportAwardState,
    version,
    visit: z.object({ id: z.uuid(), reference: z.string(), day: localDay, subject: z.string(), state: visitState }),
    centre: z.object({ id: z.uuid(), name: z.string() }),
    partner: z.object({ id: z.uuid(), name: z.string() }),
    financialYear: z.int(),
    quotePence: z.int(),
    miles: z.number(),
    percent: z.int(),
    /** What is promised, and the most that can be paid. */
    awardPence: z.int(),
    limitedBy: awardLimit.nullable(),
    actualCostPence: z.int().nullable(),
    evidenceNote: z.string().nullable(),
    claimedAt: instant.nullable(),
    claimedBy: z.string().nullable(),
    /** What paying the claim would pay, shown before it is decided; null when there is no claim. */
    payable: z.object({ sharePence: z.int(), payPence: z.int(), returnedPence: z.int() }).nullable(),
    paidPence: z.int().nullable(),
    settledAt: instant.nullable(),
    refusalReason: z.string().nullable(),
    availableActions: z.array(awardAction),
  })
  .meta({ id: 'TransportAwardView' });
export type TransportAwardView = z.infer<typeof transportAwardView>;

/** The award of a visit; null when no help with transport was asked for, or none could be given. */
export const visitAwardView = z.object({ award: transportAwardView.nullable() }).meta({ id: 'VisitAwardView' });
export type VisitAwardView = z.infer<typeof visitAwardView>;

export const transportAwardQuery = z.object({
  /** May be repeated: any of these. */
  state: z.union([transportAwardState.transform((state) => [state]), z.array(transportAwardState).max(6)]).optional(),
  centreId: z.uuid().optional(),
  partnerId: z.uuid().optional(),
  /** Only those whose cost can be claimed now, or only the others. */
  claimable: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  /** `newest` and `oldest` by when help was asked for, `day` and `dayDescending` by when the visit takes place. */
  order: z.enum(['newest', 'oldest', 'day', 'dayDescending']).default('newest'),
  cursor: cursor.optional(),
  limit: pageSize,
});
export type TransportAwardQuery = z.infer<typeof transportAwardQuery>;

export const transportAwardPage = z
  .object({ items: z.array(transportAwardView), nextCursor: z.string().nullable() })
  .meta({ id: 'TransportAwardPage' });
export type TransportAwardPage = z.infer<typeof transportAwardPage>;
