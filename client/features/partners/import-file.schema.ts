import { z } from 'zod';
import { localDay } from '#shared/contracts/common.js';
import { importKind, type ImportKind } from '#shared/contracts/imports.contract.js';
import { dfeCode } from '#shared/contracts/partners.contract.js';
import { IMPORT, IMPORT_ERRORS } from './imports.texts.js';

const LARGEST_BYTES = 30_000_000;

/** What the first step asks, before anything is sent. */
export interface ImportFileAnswers {
  kind: ImportKind;
  dfeCode: string;
  asOf: string;
  file: File | null;
}

const file = z
  .instanceof(File, { error: IMPORT_ERRORS.file })
  .refine(({ size }) => size <= LARGEST_BYTES, { error: IMPORT.tooLarge });

export const importFileSchema = z
  .object({ kind: importKind, dfeCode: z.string(), file, asOf: localDay })
  .refine(({ kind, dfeCode: code }) => kind === 'characteristics' || dfeCode.safeParse(code).success, {
    path: ['dfeCode'],
    message: IMPORT_ERRORS.dfeCode,
    when: () => true,
  });
