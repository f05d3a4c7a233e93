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

export const schoolUse = z.object({
  partnerId: z.uuid(),
  name: z.string(),
  phase: z.string().nullable(),
  role: partnershipRole,
  ...uses,
  /** The last visit up to the end of the period, also one before it. */
  lastVisitDay: localDay.nullable(),
});
export type SchoolUse = z.infer<typeof schoolUse>;

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

export const centreUseView = z
  .object({
    authority: z.object({ id: z.uuid(), name: z.string() }),
    centre: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    academicYear: z.int(),
    term: termName.nullable(),
    firstDay: localDay,
    lastDay: localDay,
    /** Whether small groups are hidden, as for publication. */
    suppressed: z.boolean(),
    findings: z.array(finding),
    /** The host first, then by name. */
    schools: z.array(schoolUse),
    host: groupUse.nullable(),
    partners: groupUse,
    all: groupUse,
    reach: z.object({ reached: z.int(), partners: z.int(), share: figure }),
    /** Partner schools without any visit in the period. */
    notSeen: z.array(
      z.object({ partnerId: z.uuid(), name: z.string(), lastVisitDay: localDay.nullable(), noShows: z.int() }),
    ),
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
