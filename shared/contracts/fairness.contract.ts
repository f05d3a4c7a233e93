import { z } from 'zod';
import { instant, localDay } from './common.js';
import { wholeNumber } from './fields.js';
import { partnershipRole } from './vocabulary.js';

export const fairnessRoutes = {
  centre: '/api/v1/centres/:centreId/fair-hours',
  /** What approving each waiting request of a centre would do. */
  effects: '/api/v1/centres/:centreId/fair-hours/effects',
  school: '/api/v1/schools/:schoolId/fair-hours',
  settings: '/api/v1/authorities/:authorityId/fair-share-settings',
} as const;

const percent = z.number();
/** Room-hours to one decimal. */
const hours = z.number();
const named = z.object({ id: z.uuid(), name: z.string() });

/** Eligible for free school meals at any time in six years, or at the census, where only that is known. */
export const needSource = z.enum(['fsm6', 'fsm']);
export type NeedSource = z.infer<typeof needSource>;

/** Why a school has no share: its roll or its need is not known, or it has no pupils on roll. */
export const fairMissing = z.enum(['roll', 'need', 'pupils']);
export type FairMissing = z.infer<typeof fairMissing>;

const fairShareRules = {
  /** α: of a centre's hours the host has at most so many per cent. */
  hostCapPercent: wholeNumber('the most that a host has in per cent', 0, 100),
  /** β: how much more a pupil in need counts. */
  needWeight: z
    .number('Enter how much more a pupil in need counts as a number')
    .min(0, 'Enter a number between 0 and 10')
    .max(10, 'Enter a number between 0 and 10')
    .multipleOf(0.1, 'Enter a number with at most one decimal'),
  /** Kept for late need, in per cent of what can be booked. */
  reservePercent: wholeNumber('the reserve in per cent', 0, 90),
};

export const fairShareTerms = z.object(fairShareRules);
export type FairShareTerms = z.infer<typeof fairShareTerms>;

export const editFairShareSettings = z.strictObject(fairShareRules).meta({ id: 'EditFairShareSettings' });
export type EditFairShareSettings = z.infer<typeof editFairShareSettings>;

export const fairShareSettingsView = z
  .object({
    authority: named,
    /** 1 while nobody has changed anything: the defaults. */
    version: z.int(),
    ...fairShareTerms.shape,
    /** The newest first. */
    changes: z.array(z.object({ version: z.int(), ...fairShareTerms.shape, at: instant, by: z.string() })),
  })
  .meta({ id: 'FairShareSettingsView' });
export type FairShareSettingsView = z.infer<typeof fairShareSettingsView>;

export const fairHoursQuery = z.object({
  /** The calendar year in which the school year begins. @default the present one */
  academicYear: z.coerce
    .number('Choose a school year')
    .int('Choose a school year')
    .min(2000, 'Choose a school year')
    .max(2100, 'Choose a school year')
    .optional(),
});
export type FairHoursQuery = z.infer<typeof fairHoursQuery>;

const standing = {
  /** Room-hours of visits that are approved, took place, or were missed. */
  used: hours,
  /** Entitlement to date; null for a school without a share. */
  entitled: hours.nullable(),
  /** The same by the end of the school year. */
  entitledYear: hours.nullable(),
  /** Entitlement to date less use; below 0 for a school that had more than its share. */
  shortfall: hours.nullable(),
  missing: fairMissing.nullable(),
  /** What stands for need; null where it is not known. */
  need: z.object({ percent, source: needSource }).nullable(),
};

export const schoolFairHours = z.object({
  partnerId: z.uuid(),
  name: z.string(),
  role: partnershipRole,
  roll: z.int().nullable(),
  /** From when its hours count: the first day of the school year, or of the partnership where that is later. */
  countsFrom: localDay,
  ...standing,
});
export type SchoolFairHours = z.infer<typeof schoolFairHours>;

const year = {
  academicYear: z.int(),
  firstDay: localDay,
  lastDay: localDay,
  /** The last day that counts to date; null before the school year begins. */
  upTo: localDay.nullable(),
};

export const centreFairHoursView = z
  .object({
    centre: named,
    ...year,
    rules: fairShareTerms,
    /** Room-hours that could be booked to date, the reserve among them. */
    bookable: hours,
    /** Of these, what is shared out. */
    shared: hours,
    /** Per cent of all room-hours used by schools; null while nobody used any. */
    hostShare: percent.nullable(),
    /** The largest shortfall first; schools without a share last. */
    schools: z.array(schoolFairHours),
  })
  .meta({ id: 'CentreFairHoursView' });
export type CentreFairHoursView = z.infer<typeof centreFairHoursView>;

export const ownFairHours = z.object({ centre: named, role: partnershipRole, ...year, ...standing });
export type OwnFairHours = z.infer<typeof ownFairHours>;

/** A school's own figures at each centre whose partner it is. */
export const schoolFairHoursView = z
  .object({ school: named, centres: z.array(ownFairHours) })
  .meta({ id: 'SchoolFairHoursView' });
export type SchoolFairHoursView = z.infer<typeof schoolFairHoursView>;

/** What approving one request does to its school and to the host's share. */
export const decisionEffect = z.object({
  visitId: z.uuid(),
  school: named,
  role: partnershipRole,
  ...year,
  ...standing,
  usedAfter: hours,
  shortfallAfter: hours.nullable(),
  hostCapPercent: percent,
  hostShare: percent.nullable(),
  hostShareAfter: percent.nullable(),
});
export type DecisionEffect = z.infer<typeof decisionEffect>;

/** Requests of community groups are not among them: they have no fair share. */
export const decisionEffectList = z.object({ items: z.array(decisionEffect) }).meta({ id: 'DecisionEffectList' });
export type DecisionEffectList = z.infer<typeof decisionEffectList>;

/** What approving several requests together does in one school year. */
export const jointEffect = z.object({
  ...year,
  hostCapPercent: percent,
  hostShare: percent.nullable(),
  hostShareAfter: percent.nullable(),
  /** Schools of which one is chosen, the largest shortfall first; community groups have no share. */
  schools: z.array(
    z.object({ school: named, role: partnershipRole, ...standing, usedAfter: hours, shortfallAfter: hours.nullable() }),
  ),
});
export type JointEffect = z.infer<typeof jointEffect>;
