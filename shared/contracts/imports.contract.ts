import { z } from 'zod';
import { instant, localDay } from './common.js';
import { dfeCode } from './partners.contract.js';

/** Files of schools and of their characteristics: first a preview that writes nothing, then its acceptance. */
export const importsRoutes = {
  schools: '/api/v1/imports/schools',
  characteristics: '/api/v1/imports/characteristics',
  acceptance: '/api/v1/imports/:importId/acceptance',
} as const;

export const importId = z.uuid();

const asOf = z.preprocess((value) => (value === '' ? undefined : value), localDay.optional());

/** The form fields that go with the file. */
export const previewSchools = z.object({
  dfeCode,
  /** @default the date in the file's name, or else today, and then the preview says that this is a guess */
  asOf,
});
export type PreviewSchools = z.infer<typeof previewSchools>;

export const previewCharacteristics = z.object({ asOf });
export type PreviewCharacteristics = z.infer<typeof previewCharacteristics>;

export const acceptImport = z.object({
  /** Must be `yes` when rows are bad: nobody leaves schools out by accident. */
  leaveOutBadRows: z.enum(['yes', 'no']).default('no'),
});
export type AcceptImport = z.infer<typeof acceptImport>;

export const badRow = z
  .object({ line: z.int(), column: z.string(), value: z.string(), reason: z.string(), mend: z.string() })
  .meta({ id: 'BadRow' });
export type BadRow = z.infer<typeof badRow>;

/** Why a file cannot be used at all; it goes with the refusal `import/file-refused`. */
export const fileProblem = z
  .object({
    kind: z.string(),
    line: z.int().nullable(),
    column: z.string().nullable(),
    reason: z.string(),
    mend: z.string(),
  })
  .meta({ id: 'FileProblem' });
export type FileProblem = z.infer<typeof fileProblem>;

const fieldChange = z.object({
  field: z.string(),
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]).nullable(),
});

export const importKind = z.enum(['schools', 'characteristics']);
export type ImportKind = z.infer<typeof importKind>;

export const schoolCounts = z.object({
  created: z.int(),
  updated: z.int(),
  /** Among the updated: open here, closed in the file. */
  closed: z.int(),
  /** What the good rows say: how many schools are open (some of them to close), closed, and still to open. */
  states: z.object({ open: z.int(), closed: z.int(), toOpen: z.int() }),
  unchanged: z.int(),
  /** Held from a newer extract, so left as they are. */
  newerHere: z.int(),
  /** Rows of other authorities, passed over. */
  elsewhere: z.int(),
});
export type SchoolCounts = z.infer<typeof schoolCounts>;

export const characteristicsCounts = z.object({
  added: z.int(),
  corrected: z.int(),
  unchanged: z.int(),
  withoutValues: z.int(),
});
export type CharacteristicsCounts = z.infer<typeof characteristicsCounts>;

export const importPreview = z
  .object({
    id: importId,
    kind: importKind,
    fileName: z.string(),
    asOf: localDay,
    /** No date was given and the file's name has none, so today stands in for it. */
    asOfGuessed: z.boolean(),
    expiresAt: instant,
    /** Null for characteristics, which are found by URN. */
    authority: z.object({ name: z.string(), dfeCode: z.string(), isNew: z.boolean() }).nullable(),
    /** Rows of the file, good and bad. */
    rows: z.int(),
    goodRows: z.int(),
    schools: schoolCounts.nullable(),
    characteristics: characteristicsCounts,
    badRowCount: z.int(),
    /** The first 500. */
    badRows: z.array(badRow),
    unknownUrnCount: z.int(),
    unknownUrns: z.array(z.int()),
    /** Columns that the file has not got: what they say stays as it is. */
    absentColumns: z.array(z.string()),
    /** The first 50 schools that change, field by field. */
    changes: z.array(z.object({ urn: z.int(), name: z.string(), changes: z.array(fieldChange) })),
    /** The names of the first 20 new schools. */
    newSchools: z.array(z.object({ urn: z.int(), name: z.string() })),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof importPreview>;

export const importResult = z
  .object({
    id: importId,
    asOf: localDay,
    schools: schoolCounts.nullable(),
    characteristics: characteristicsCounts,
    leftOut: z.int(),
  })
  .meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof importResult>;
