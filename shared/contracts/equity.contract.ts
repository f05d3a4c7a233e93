import { z } from 'zod';
import { localDay } from './common.js';
import { partnershipRole, termName } from './vocabulary.js';

export const equityRoutes = {
  /** The authorities, centres and years that the person asking may see. */
  choices: '/api/v1/equity/choices',
  centreUse: '/api/v1/equity/centre-use',
  centreUseCsv: '/api/v1/equity/centre-use.csv',
} as const;

export const academicYear = z.coerce
  .number('Choose a school year')
  .int('Choose a school year')
  .min(2000, 'Choose a school year')
  .max(2100, 'Choose a school year');

export const centreUseQuery = z.object({
  authorityId: z.uuid('Choose a local authority'),
  /** Leave out for all centres of the authority together. */
  centreId: z.uuid('Choose a centre').optional(),
  /** The calendar year in which the school year begins. */
  academicYear,
  /** Leave out for the whole school year. */
  term: termName.optional(),
});
export type CentreUseQuery = z.infer<typeof centreUseQuery>;

/**
 * What stands in place of a number: `z` not applicable, `x` not known, `c` hidden so that nobody can be recognised,
 * `low` more than nothing but too little to show.
 */
export const figureSymbol = z.enum(['z', 'x', 'c', 'low']);
export type FigureSymbol = z.infer<typeof figureSymbol>;

export const figure = z.union([z.number(), figureSymbol]);
export type Figure = z.infer<typeof figure>;

const uses = {
  /** Pupils on roll before the period. */
  roll: figure,
  /** Per cent of all pupils on roll. */
  rollShare: figure,
  /** Pupils who came times the hours they stayed. Training of staff and community use are not in it. */
  pupilHours: figure,
  /** Per cent of all pupil-hours. */
  hoursShare: figure,
  hoursPer100: figure,
  /** Share of pupil-hours over share of roll: 1 is an even share. */
  representation: figure,
  visits: z.int(),
  noShows: z.int(),
};

/** A school at one centre. One that belongs to several centres is there once for each. */
export const schoolUse = z.object({
  partnerId: z.uuid(),
  centre: z.object({ id: z.uuid(), name: z.string() }),
  name: z.string(),
  phase: z.string().nullable(),
  role: partnershipRole,
  ...uses,
  /** The last visit to this centre up to the end of the period, also one before it. */
  lastVisitDay: localDay.nullable(),
});
export type SchoolUse = z.infer<typeof schoolUse>;

/** The sum of schools at centres: the pupils of a school that belongs to two centres are counted at each. */
export const groupUse = z.object({ schools: z.int(), ...uses });
export type GroupUse = z.infer<typeof groupUse>;

/** Hours of everybody who came, adults included. */
export const separateUse = z.object({ visits: z.int(), partners: z.int(), peopleHours: figure });
export type SeparateUse = z.infer<typeof separateUse>;

export const findingCode = z.enum([
  'not_begun',
  'no_partners',
  'no_use',
  'host_share',
  'no_host',
  'only_one_school',
  'reach',
  'hours_per_100',
  'even_use',
  'least_for_size',
  'no_shows',
  'roll_unknown',
  'figures_hidden',
]);
export type FindingCode = z.infer<typeof findingCode>;

export const finding = z.object({
  code: findingCode,
  /** One sentence in plain English. */
  text: z.string(),
  /** Whether the authority should look into it. */
  attention: z.boolean(),
  /** The numbers in the sentence, by name. */
  figures: z.record(z.string(), figure),
});
export type Finding = z.infer<typeof finding>;

/** How far a period has come: it is yet to begin, nobody's visit is on record for it yet, or there is something to read. */
export const useStage = z.enum(['not_begun', 'nothing_recorded', 'figures']);
export type UseStage = z.infer<typeof useStage>;

const unseenSchool = z.object({
  partnerId: z.uuid(),
  name: z.string(),
  /** The last visit to a centre whose partner it is. */
  lastVisitDay: localDay.nullable(),
  noShows: z.int(),
  /** Whether it came to a centre that it hosts. */
  cameAsHost: z.boolean(),
});

export const centreUseView = z
  .object({
    authority: z.object({ id: z.uuid(), name: z.string() }),
    centre: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** The centres that are counted. Each one's list of schools counts for itself; the sums are added up. */
    centres: z.array(z.object({ id: z.uuid(), name: z.string() })),
    academicYear: z.int(),
    term: termName.nullable(),
    firstDay: localDay,
    lastDay: localDay,
    /** Whether small groups are hidden, as for publication. */
    suppressed: z.boolean(),
    stage: useStage,
    findings: z.array(finding),
    /** Hosts first, then by name. Host, partners and all are the sums of these rows. */
    schools: z.array(schoolUse),
    host: groupUse.nullable(),
    partners: groupUse,
    all: groupUse,
    /** Counts schools: one that belongs to several centres has come when it came to one of them as a partner. */
    reach: z.object({ reached: z.int(), partners: z.int(), share: figure }),
    /** Partner schools without any visit in the period: those that reach leaves out. */
    notSeen: z.array(unseenSchool),
    training: separateUse,
    community: separateUse,
  })
  .meta({ id: 'CentreUseView' });
export type CentreUseView = z.infer<typeof centreUseView>;

export const equityChoices = z
  .object({
    authorities: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        /** Whether the person may also see all its centres together. */
        together: z.boolean(),
        centres: z.array(z.object({ id: z.uuid(), name: z.string() })),
      }),
    ),
    /** School years with figures, the newest first; always holds the current one. */
    academicYears: z.array(z.int()),
    current: z.object({ academicYear: z.int(), term: termName }),
  })
  .meta({ id: 'EquityChoices' });
export type EquityChoices = z.infer<typeof equityChoices>;
