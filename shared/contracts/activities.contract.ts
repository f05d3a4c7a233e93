import { z } from 'zod';
import { version } from './common.js';
import { line, optionalLine, paragraphs, wholeNumber } from './fields.js';
import { schoolPhase } from './partners.contract.js';
import { roomFeatures } from './rooms.contract.js';
import { keyStage } from './vocabulary.js';

export const activitiesRoutes = {
  /** The catalogue: published activities, for anybody. */
  activities: '/api/v1/activities',
  activity: '/api/v1/activities/:activityId',
  /** A new picture has a new address, so this one may be kept for ever. */
  picture: '/api/v1/activities/:activityId/pictures/:pictureId',
  /** What the staff of a centre see: drafts and retired ones too. */
  ofCentre: '/api/v1/centres/:centreId/activities',
  staffView: '/api/v1/activities/:activityId/staff-view',
  staffPicture: '/api/v1/activities/:activityId/staff-view/pictures/:pictureId',
  newPicture: '/api/v1/activities/:activityId/picture',
  alternativeText: '/api/v1/activities/:activityId/picture/alternative-text',
  publication: '/api/v1/activities/:activityId/publication',
  retirement: '/api/v1/activities/:activityId/retirement',
} as const;

export const activityId = z.uuid();

export const activityState = z.enum(['draft', 'published', 'retired']);
export type ActivityState = z.infer<typeof activityState>;

/** An activity is for certain stages; a mixed group finds those of all its stages. */
export const activityKeyStage = keyStage.exclude(['mixed']);
export type ActivityKeyStage = z.infer<typeof activityKeyStage>;

export const activityPhase = schoolPhase.exclude(['not_applicable']);
export type ActivityPhase = z.infer<typeof activityPhase>;

const once = <Word>(words: readonly Word[]): Word[] => [...new Set(words)];

const poolId = z.uuid('Choose the equipment');

export const equipmentRow = z.discriminatedUnion(
  'per',
  [
    z.strictObject({ poolId, per: z.literal('group'), quantity: wholeNumber('how many the group needs', 1, 100_000) }),
    z.strictObject({
      poolId,
      per: z.literal('pupils'),
      pupilsPerUnit: wholeNumber('how many pupils share one', 1, 50),
    }),
  ],
  { error: 'Choose whether it is for the whole group or shared between pupils' },
);
export type EquipmentRow = z.infer<typeof equipmentRow>;

export const curriculumLink = z.strictObject({
  title: line('what the link leads to', 120),
  url: z
    .url({ protocol: /^https$/, error: 'Enter an address that begins with https://' })
    .max(500, 'Keep the address to 500 characters'),
});
export type CurriculumLink = z.infer<typeof curriculumLink>;

export const writeActivity = z
  .strictObject({
    title: line('the title', 120),
    summary: line('the summary', 200),
    /** Plain text; an empty line begins a new paragraph. */
    description: paragraphs('what pupils do', 5000),
    keyStages: z.array(activityKeyStage).min(1, 'Choose at least one key stage').max(20).transform(once),
    phases: z.array(activityPhase).max(20).default([]).transform(once),
    durationMinutes: wholeNumber('how many minutes it takes', 15, 480),
    minPupils: wholeNumber('the smallest group', 1, 2000),
    maxPupils: wholeNumber('the largest group', 1, 2000),
    features: roomFeatures,
    equipment: z
      .array(equipmentRow)
      .max(20, 'Enter at most 20 kinds of equipment')
      .refine((rows) => new Set(rows.map((row) => row.poolId)).size === rows.length, 'Name each kind of equipment once')
      .default([]),
    tutorSkill: optionalLine('the skill of the tutor', 60),
    /** Before the session; tutors and equipment are held for it too. */
    preparationMinutes: wholeNumber('the minutes to prepare', 0, 120),
    links: z.array(curriculumLink).max(10, 'Enter at most 10 links').default([]),
  })
  .refine(({ minPupils, maxPupils }) => minPupils <= maxPupils, {
    path: ['maxPupils'],
    message: 'Enter a largest group that is not smaller than the smallest',
  })
  .meta({ id: 'WriteActivity' });
export type WriteActivity = z.infer<typeof writeActivity>;

/** In bytes: 1 MB. */
export const PICTURE_LIMIT_BYTES = 1_000_000;
/** On either side: a browser has to unpack them all. */
export const PICTURE_LIMIT_PIXELS = 4_000;
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;

const alternativeText = line('what the picture shows', 200);

/** The form fields that go with the picture. */
export const pictureFields = z.object({ alternativeText });
export type PictureFields = z.infer<typeof pictureFields>;

export const describePicture = z.strictObject({ alternativeText }).meta({ id: 'DescribePicture' });
export type DescribePicture = z.infer<typeof describePicture>;

export const catalogueQuery = z.object({
  centreId: z.uuid().optional(),
  keyStage: activityKeyStage.optional(),
  search: z.string().max(200, 'Keep the search to 200 characters').optional(),
  /** The id of the last activity of the page before. */
  cursor: z.uuid('Use the nextCursor of the page before').optional(),
  limit: z.coerce.number().int().min(1).max(60).default(24),
});
export type CatalogueQuery = z.infer<typeof catalogueQuery>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const pictureView = z.object({
  /** A path on this server. */
  url: z.string(),
  width: z.int(),
  height: z.int(),
  alternativeText: z.string(),
});
export type PictureView = z.infer<typeof pictureView>;

export const activitySummary = z
  .object({
    id: activityId,
    centre: named,
    title: z.string(),
    summary: z.string(),
    keyStages: z.array(activityKeyStage),
    phases: z.array(activityPhase),
    durationMinutes: z.int(),
    minPupils: z.int(),
    maxPupils: z.int(),
    picture: pictureView.nullable(),
  })
  .meta({ id: 'ActivitySummary' });
export type ActivitySummary = z.infer<typeof activitySummary>;

export const cataloguePage = z
  .object({
    items: z.array(activitySummary),
    /** How many there are on all pages together. */
    total: z.int(),
    nextCursor: z.string().nullable(),
    /** Every centre that has a published activity, to choose from. */
    centres: z.array(named),
  })
  .meta({ id: 'CataloguePage' });
export type CataloguePage = z.infer<typeof cataloguePage>;

export const equipmentNeedView = z.object({
  poolId: z.uuid(),
  name: z.string(),
  quantity: z.int(),
  per: z.enum(['group', 'pupils']),
  pupilsPerUnit: z.int().nullable(),
});
export type EquipmentNeedView = z.infer<typeof equipmentNeedView>;

export const activityView = activitySummary
  .extend({
    description: z.string(),
    features: z.array(z.string()),
    equipment: z.array(equipmentNeedView),
    tutorSkill: z.string().nullable(),
    preparationMinutes: z.int(),
    links: z.array(z.object({ title: z.string(), url: z.string() })),
  })
  .meta({ id: 'ActivityView' });
export type ActivityView = z.infer<typeof activityView>;

/** What would make the activity hard or impossible to book. It may be published all the same. */
export const activityWarning = z
  .discriminatedUnion('code', [
    z.object({ code: z.literal('no_room_with_features') }),
    z.object({ code: z.literal('rooms_too_small'), largest: z.int() }),
    z.object({ code: z.literal('equipment_short'), name: z.string(), needed: z.int(), quantity: z.int() }),
    z.object({ code: z.literal('equipment_retired'), name: z.string() }),
  ])
  .meta({ id: 'ActivityWarning' });
export type ActivityWarning = z.infer<typeof activityWarning>;

export const activityAction = z.enum(['edit', 'publish', 'unpublish', 'retire', 'bringBack']);
export type ActivityAction = z.infer<typeof activityAction>;

export const staffActivityView = activityView
  .extend({
    state: activityState,
    version,
    warnings: z.array(activityWarning),
    availableActions: z.array(activityAction),
  })
  .meta({ id: 'StaffActivityView' });
export type StaffActivityView = z.infer<typeof staffActivityView>;

export const staffActivityList = z
  .object({
    centre: named,
    items: z.array(activitySummary.extend({ state: activityState })),
  })
  .meta({ id: 'StaffActivityList' });
export type StaffActivityList = z.infer<typeof staffActivityList>;
