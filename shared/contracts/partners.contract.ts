import { z } from 'zod';
import { cursor, localDay, pageSize, version } from './common.js';
import { journeyFacts } from './journeys.contract.js';
import { partnerKind, partnershipRole, schoolStatus } from './vocabulary.js';

export const partnersRoutes = {
  authorities: '/api/v1/authorities',
  partners: '/api/v1/partners',
  school: '/api/v1/schools/:schoolId',
  communityGroups: '/api/v1/community-groups',
  communityGroup: '/api/v1/community-groups/:groupId',
  partnerships: '/api/v1/centres/:centreId/partnerships',
  partnershipEnd: '/api/v1/partnerships/:partnershipId/end',
} as const;

export const schoolPhase = z.enum([
  'nursery',
  'primary',
  'middle_deemed_primary',
  'middle_deemed_secondary',
  'secondary',
  'all_through',
  'sixteen_plus',
  'not_applicable',
]);
export type SchoolPhase = z.infer<typeof schoolPhase>;

/** Latitude and longitude in degrees (WGS 84). */
export const place = z.object({ latitude: z.number(), longitude: z.number() }).meta({ id: 'Place' });
export type Place = z.infer<typeof place>;

export const dfeCode = z.string().regex(/^\d{3}$/, 'Enter the three digits of the authority’s code');

export const addAuthority = z
  .strictObject({
    name: z.string().trim().min(1, 'Enter the name of the authority').max(100, 'Keep this to 100 characters'),
    dfeCode: dfeCode.nullable().default(null),
  })
  .meta({ id: 'AddAuthority' });
export type AddAuthority = z.infer<typeof addAuthority>;

export const authorityView = z
  .object({ id: z.uuid(), name: z.string(), dfeCode: z.string().nullable() })
  .meta({ id: 'AuthorityView' });
export type AuthorityView = z.infer<typeof authorityView>;

export const authorityList = z.object({ items: z.array(authorityView) }).meta({ id: 'AuthorityList' });
export type AuthorityList = z.infer<typeof authorityList>;

/** `open` takes in the schools that are proposed to close: their pupils still come. */
export const partnerStatusFilter = z.enum(['open', 'closed', 'proposed_to_open']);
export type PartnerStatusFilter = z.infer<typeof partnerStatusFilter>;

export const listPartners = z.strictObject({
  /** Words that must all occur in the name, URN, postcode or town; matched as they are, whatever their case or accents. */
  q: z.string().trim().max(100, 'Search for at most 100 characters').optional(),
  kind: partnerKind.optional(),
  phase: schoolPhase.optional(),
  status: partnerStatusFilter.optional(),
  authorityId: z.uuid().optional(),
  /** Only partners of this centre today. */
  centreId: z.uuid().optional(),
  cursor: cursor.optional(),
  pageSize,
});
export type ListPartners = z.infer<typeof listPartners>;

export const partnerRow = z
  .object({
    id: z.uuid(),
    kind: partnerKind,
    name: z.string(),
    authorityId: z.uuid(),
    urn: z.int().nullable(),
    phase: schoolPhase.nullable(),
    /** A community group is open while it meets, and closed after that. */
    status: schoolStatus,
    town: z.string().nullable(),
    postcode: z.string().nullable(),
  })
  .meta({ id: 'PartnerRow' });
export type PartnerRow = z.infer<typeof partnerRow>;

export const partnerList = z
  .object({ items: z.array(partnerRow), total: z.int(), nextCursor: cursor.nullable() })
  .meta({ id: 'PartnerList' });
export type PartnerList = z.infer<typeof partnerList>;

export const measuredCharacteristic = z.enum([
  'roll',
  'fsmPercent',
  'fsm6Percent',
  'idaciRank',
  'idaciDecile',
  'attainment8',
]);
export type MeasuredCharacteristic = z.infer<typeof measuredCharacteristic>;

/** A missing value is null: it is not known, which is not nought. */
export const measuredValues = z.object({
  /** Pupils on roll. */
  roll: z.int().nullable(),
  /** Eligible for free school meals, per cent of the roll. */
  fsmPercent: z.number().nullable(),
  /** Eligible at any time in the last six years, per cent of the roll. */
  fsm6Percent: z.number().nullable(),
  /** Income Deprivation Affecting Children Index of the school's neighbourhood; 1 is the most deprived. */
  idaciRank: z.int().nullable(),
  idaciDecile: z.int().nullable(),
  /** Average Attainment 8 score, 0 to 90. */
  attainment8: z.number().nullable(),
});

export const datedCharacteristics = measuredValues
  .extend({
    asOf: localDay,
    source: z.string(),
    status: schoolStatus.nullable(),
    phase: schoolPhase.nullable(),
    statutoryLowAge: z.int().nullable(),
    statutoryHighAge: z.int().nullable(),
  })
  .meta({ id: 'DatedCharacteristics' });
export type DatedCharacteristics = z.infer<typeof datedCharacteristics>;

/** The newest known value of one characteristic, and the day from which it dates. */
export const currentCharacteristic = z
  .object({ characteristic: measuredCharacteristic, value: z.number().nullable(), asOf: localDay.nullable() })
  .meta({ id: 'CurrentCharacteristic' });
export type CurrentCharacteristic = z.infer<typeof currentCharacteristic>;

const partnership = z.object({
  id: z.uuid(),
  role: partnershipRole,
  startsOn: localDay,
  /** The last day; null while no end is set. */
  endsOn: localDay.nullable(),
  /** How the partner travels to the centre; null when it is not known. */
  journey: journeyFacts.nullable(),
});

export const schoolView = z
  .object({
    id: z.uuid(),
    urn: z.int(),
    name: z.string(),
    authority: authorityView,
    status: schoolStatus,
    phase: schoolPhase,
    statutoryLowAge: z.int().nullable(),
    statutoryHighAge: z.int().nullable(),
    street: z.string().nullable(),
    locality: z.string().nullable(),
    town: z.string().nullable(),
    postcode: z.string().nullable(),
    place: place.nullable(),
    openedOn: localDay.nullable(),
    closedOn: localDay.nullable(),
    /** The school that took over; its id is null where it is not held here. */
    successor: z.object({ urn: z.int(), id: z.uuid().nullable(), name: z.string().nullable() }).nullable(),
    /** Date of the extract that these details come from. */
    extractOn: localDay,
    current: z.array(currentCharacteristic),
    /** Newest first. */
    history: z.array(datedCharacteristics),
    partnerships: z.array(partnership.extend({ centre: z.object({ id: z.uuid(), name: z.string() }) })),
  })
  .meta({ id: 'SchoolView' });
export type SchoolView = z.infer<typeof schoolView>;

export const centrePartnership = partnership
  .extend({
    partner: z.object({ id: z.uuid(), kind: partnerKind, name: z.string(), town: z.string().nullable() }),
    /** Whether it holds today. */
    current: z.boolean(),
  })
  .meta({ id: 'CentrePartnership' });
export type CentrePartnership = z.infer<typeof centrePartnership>;

export const centrePartnerships = z
  .object({
    centre: z.object({ id: z.uuid(), name: z.string(), authorityId: z.uuid() }),
    items: z.array(centrePartnership),
    /** Whether the person asking may add and end partnerships here. */
    mayManage: z.boolean(),
  })
  .meta({ id: 'CentrePartnerships' });
export type CentrePartnerships = z.infer<typeof centrePartnerships>;

const inOrder = (given: { startsOn: string; endsOn: string | null }) =>
  given.endsOn === null || given.startsOn <= given.endsOn;

export const addPartnership = z
  .strictObject({
    partnerId: z.uuid('Choose a school or group'),
    role: partnershipRole,
    startsOn: localDay,
    endsOn: localDay.nullable().default(null),
  })
  .refine(inOrder, { path: ['endsOn'], message: 'Enter an end date on or after the start date' })
  .meta({ id: 'AddPartnership' });
export type AddPartnership = z.infer<typeof addPartnership>;

export const endPartnership = z.strictObject({ endsOn: localDay }).meta({ id: 'EndPartnership' });
export type EndPartnership = z.infer<typeof endPartnership>;

const postcode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/, 'Enter a postcode, such as LS1 4AP');

const groupFields = {
  name: z.string().trim().min(1, 'Enter the name of the group').max(200, 'Keep this to 200 characters'),
  description: z.string().trim().max(1000, 'Keep this to 1,000 characters').nullable().default(null),
  postcode: postcode.nullable().default(null),
};

export const addCommunityGroup = z
  .strictObject({ authorityId: z.uuid('Choose an authority'), ...groupFields })
  .meta({ id: 'AddCommunityGroup' });
export type AddCommunityGroup = z.infer<typeof addCommunityGroup>;

export const changeCommunityGroup = z
  .strictObject({
    ...groupFields,
    /** The day on which the group stopped meeting. */
    closedOn: localDay.nullable().default(null),
  })
  .meta({ id: 'ChangeCommunityGroup' });
export type ChangeCommunityGroup = z.infer<typeof changeCommunityGroup>;

export const communityGroupView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    authority: authorityView,
    description: z.string().nullable(),
    postcode: z.string().nullable(),
    closedOn: localDay.nullable(),
    version,
    partnerships: schoolView.shape.partnerships,
    mayChange: z.boolean(),
  })
  .meta({ id: 'CommunityGroupView' });
export type CommunityGroupView = z.infer<typeof communityGroupView>;
