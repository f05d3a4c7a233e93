import { z } from 'zod';
import { instant, localDay, version } from './common.js';
import { line, optionalLine, paragraphs, wholeNumber } from './fields.js';
import { visitId } from './visits.contract.js';
import { needTag, signOffState, yearGroup } from './vocabulary.js';

export const visitPackRoutes = {
  pack: '/api/v1/visits/:visitId/pack',
  guidance: '/api/v1/centres/:centreId/visit-guidance',
  adultsNeeded: '/api/v1/centres/:centreId/adults-needed',
  signOff: '/api/v1/visits/:visitId/sign-off',
  signOffRefusal: '/api/v1/visits/:visitId/sign-off-refusal',
  signOffSetting: '/api/v1/schools/:schoolId/sign-off-setting',
} as const;

/** How many in the group need something; never who. */
export const need = z.strictObject({ tag: needTag, count: wholeNumber('for how many', 1, 500) });
export type Need = z.infer<typeof need>;

const text = (what: string, max: number) =>
  z
    .union([z.literal(''), paragraphs(what, max)])
    .nullish()
    .transform((given) => (given === '' ? null : (given ?? null)));

export const writePack = z
  .strictObject({
    contactName: optionalLine('the name', 120),
    /** As they would dial it; extensions and words are welcome. */
    contactPhone: optionalLine('the telephone number', 60),
    needs: z
      .array(need)
      .max(needTag.options.length, 'Name each need once')
      .refine((all) => new Set(all.map(({ tag }) => tag)).size === all.length, 'Name each need once')
      .default([]),
    /** In one's own words. The screen asks for no names of pupils; nothing is refused. */
    note: text('what else the centre should know', 1000),
  })
  .meta({ id: 'WritePack' });
export type WritePack = z.infer<typeof writePack>;

/** Whether enough adults come along for the age and size of the group. */
export const adultsView = z.object({ needed: z.int(), named: z.int(), enough: z.boolean() });
export type AdultsView = z.infer<typeof adultsView>;

export const riskAssessment = z.object({
  text: z.string().nullable(),
  link: z.url().nullable(),
  version: z.string().nullable(),
  datedOn: localDay.nullable(),
});
export type RiskAssessment = z.infer<typeof riskAssessment>;

export const visitPackView = z
  .object({
    visitId,
    /** 1 while nobody has filled it in. */
    version,
    contactName: z.string().nullable(),
    contactPhone: z.string().nullable(),
    needs: z.array(need),
    note: z.string().nullable(),
    stepFree: z.boolean(),
    adults: adultsView,
    arrival: z.string().nullable(),
    roomArrival: z.string().nullable(),
    /** Null while the centre has none here. */
    riskAssessment: riskAssessment.nullable(),
    signOff: signOffState.nullable(),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'VisitPackView' });
export type VisitPackView = z.infer<typeof visitPackView>;

/** Pupils for each adult, at most. */
const perAdult = wholeNumber('the pupils for each adult', 1, 50);
export const adultRatios = z.strictObject({
  /** Nursery and reception. */
  earlyYears: perAdult,
  years1to3: perAdult,
  years4to6: perAdult,
  years7up: perAdult,
});
export type AdultRatios = z.infer<typeof adultRatios>;

const httpsLink = z
  .union([
    z.literal(''),
    z
      .url({ protocol: /^https$/, error: 'Enter a web address that starts with https://' })
      .max(500, 'Keep the web address to 500 characters'),
  ])
  .nullish()
  .transform((given) => (given === '' ? null : (given ?? null)));

const dated = z
  .union([z.literal(''), localDay])
  .nullish()
  .transform((given) => (given === '' ? null : (given ?? null)));

export const writeGuidance = z
  .strictObject({
    ratios: adultRatios,
    arrival: text('the arrival instructions', 2000),
    roomArrivals: z
      .array(z.strictObject({ roomId: z.uuid(), arrival: paragraphs('how to find the room', 500) }))
      .max(200)
      .default([]),
    riskText: text('the risk assessment', 4000),
    riskLink: httpsLink,
    riskVersion: optionalLine('the version', 40),
    riskDatedOn: dated,
  })
  .meta({ id: 'WriteGuidance' });
export type WriteGuidance = z.infer<typeof writeGuidance>;

export const guidanceView = z
  .object({
    centre: z.object({ id: z.uuid(), name: z.string() }),
    /** 1 while nobody has changed anything. */
    version,
    ratios: adultRatios,
    arrival: z.string().nullable(),
    riskText: z.string().nullable(),
    riskLink: z.string().nullable(),
    riskVersion: z.string().nullable(),
    riskDatedOn: localDay.nullable(),
    /** Every room in use, by name; `arrival` is null where nothing is said of it. */
    rooms: z.array(z.object({ id: z.uuid(), name: z.string(), arrival: z.string().nullable() })),
  })
  .meta({ id: 'GuidanceView' });
export type GuidanceView = z.infer<typeof guidanceView>;

const list = (text: unknown) => (typeof text === 'string' ? text.split(',') : text);

export const adultsQuery = z.object({
  /** Separated by commas: `3,4`. */
  yearGroups: z.preprocess(list, z.array(yearGroup).min(1, 'Choose at least one year group').max(16)),
  pupils: z.coerce.number().int().min(1).max(2000),
  adults: z.coerce.number().int().min(0).max(500),
});
export type AdultsQuery = z.infer<typeof adultsQuery>;

export const adultsAnswer = adultsView.meta({ id: 'AdultsNeeded' });

export const signOffVisit = z.strictObject({ version }).meta({ id: 'SignOffVisit' });
export type SignOffVisit = z.infer<typeof signOffVisit>;

export const refuseSignOff = z
  .strictObject({ version, reason: line('why it is not signed off', 500) })
  .meta({ id: 'RefuseSignOff' });
export type RefuseSignOff = z.infer<typeof refuseSignOff>;

export const editSignOffSetting = z
  .strictObject({ required: z.boolean('Say whether requests wait for you') })
  .meta({ id: 'EditSignOffSetting' });
export type EditSignOffSetting = z.infer<typeof editSignOffSetting>;

export const signOffSettingView = z
  .object({
    school: z.object({ id: z.uuid(), name: z.string() }),
    /** 1 while nobody has changed it. */
    version,
    required: z.boolean(),
    changedAt: instant.nullable(),
  })
  .meta({ id: 'SignOffSettingView' });
export type SignOffSettingView = z.infer<typeof signOffSettingView>;
