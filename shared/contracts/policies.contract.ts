import { z } from 'zod';
import { HORIZON_DAYS } from '../values/booking-horizon.js';
import { instant, localDay } from './common.js';
import { line, wholeNumber } from './fields.js';
import { keptTimes } from './kept-times.contract.js';

export type { PriorityWindow, ProtectedHours } from './kept-times.contract.js';

export const policiesRoutes = {
  policy: '/api/v1/centres/:centreId/policy',
  /** Rules that a manager set aside, with the reason. */
  overrides: '/api/v1/centres/:centreId/policy-overrides',
} as const;

/** What a centre's policy rules on. */
export const policyRule = z.enum([
  'notice',
  'horizon',
  'longest_visit',
  'visits_per_term',
  'host_cap',
  'protected_hours',
  'priority_window',
]);
export type PolicyRule = z.infer<typeof policyRule>;

const limits = {
  /** A visit is asked for at least so many days before. */
  noticeDays: wholeNumber('the notice in days', 0, 90),
  /** And at most so many days before. */
  horizonDays: wholeNumber('how far ahead in days', 1, HORIZON_DAYS),
  /** Null for no limit but the centre's hours. */
  longestMinutes: wholeNumber('the longest visit in minutes', 15, 1_440).nullable(),
  /** Of one school or group; null for no limit. */
  visitsPerTerm: wholeNumber('the visits for each term', 1, 500).nullable(),
  /** Per cent of a school year's bookable hours that the host may use; null for no limit. */
  hostCapPercent: wholeNumber('the host’s limit in per cent', 0, 100).nullable(),
};

/** How a centre deals with what it is asked. */
const practice = {
  /** Working days that a counter-offer holds its times. */
  offerDays: wholeNumber('how long other times are kept in working days', 1, 30),
  /** Hours that a free time is kept for the next on the waiting list. */
  turnHours: wholeNumber('how long a turn is kept in hours', 1, 336),
  /** Whether a request keeps its time, or others may ask for it too until the decision. */
  pendingRequests: z.enum(['hold', 'compete'], { error: 'Choose whether a request keeps its time' }),
  /** Where requests compete, they are decided so many days before the visit. */
  decisionDays: wholeNumber('the day of decision in days', 1, 90),
  /** Approves what breaks no rule, is below its fair share and has no rival. */
  instantApproval: z.boolean(),
  /** At least so many days before the visit. */
  instantLeadDays: wholeNumber('the days before an approval at once', 0, 90),
  /** Numbers are confirmed so many working days before; null where they are not asked for. */
  finalNumbersDays: wholeNumber('the working days for final numbers', 1, 60).nullable(),
  /** Until so many days before, either side cancels freely; null for no terms. */
  cancellationDays: wholeNumber('the days for a free cancellation', 0, 90).nullable(),
  /** Whether the display at a door names activity and school. */
  doorShowsActivity: z.boolean(),
};

const terms = { ...limits, ...practice, ...keptTimes };

export const policyTerms = z.object(terms);
export type PolicyTerms = z.infer<typeof policyTerms>;

export const editPolicy = z.strictObject(terms).meta({ id: 'EditPolicy' });
export type EditPolicy = z.infer<typeof editPolicy>;

export const policyView = z
  .object({
    centre: z.object({ id: z.uuid(), name: z.string() }),
    /** 1 while nobody has changed anything: the defaults, which limit nothing. */
    version: z.int(),
    ...policyTerms.shape,
    mayEdit: z.boolean(),
  })
  .meta({ id: 'PolicyView' });
export type PolicyView = z.infer<typeof policyView>;

/** One rule that a request breaks. */
export const policyProblem = z.object({
  code: policyRule,
  text: z.string(),
  /** Whether the centre’s manager can set it aside with a reason. */
  overridable: z.boolean(),
});
export type PolicyProblem = z.infer<typeof policyProblem>;

export const policyOverride = z.strictObject({ code: policyRule, reason: line('why this rule is set aside', 300) });
export type PolicyOverride = z.infer<typeof policyOverride>;

export const policyOverrides = z
  .array(policyOverride)
  .max(policyRule.options.length, 'Name each rule once')
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'Name each rule once');

export const policyOverrideView = z.object({
  id: z.uuid(),
  code: policyRule,
  at: instant,
  /** These two are null for those who see visits without names and free text. */
  reason: z.string().nullable(),
  by: z.string().nullable(),
  visit: z.object({ id: z.uuid(), reference: z.string(), day: localDay, partner: z.string() }),
});
export type PolicyOverrideView = z.infer<typeof policyOverrideView>;

/** The newest first, at most 500. */
export const policyOverrideList = z
  .object({ centre: z.object({ id: z.uuid(), name: z.string() }), items: z.array(policyOverrideView) })
  .meta({ id: 'PolicyOverrideList' });
export type PolicyOverrideList = z.infer<typeof policyOverrideList>;
