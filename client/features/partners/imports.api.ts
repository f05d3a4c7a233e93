import {
  fileProblem,
  importPreview,
  importResult,
  importsRoutes,
  type ImportKind,
  type ImportPreview,
} from '#shared/contracts/imports.contract.js';
import { z } from 'zod';
import { ApiRefusal, InvalidInput } from '../../core/errors.js';
import { fillPath, upload } from '../../core/http.js';
import { faultSentence, IMPORT } from './imports.texts.js';

export interface ImportFile {
  kind: ImportKind;
  /** Only for schools. */
  dfeCode: string;
  /** The day on which the file was made. */
  asOf: string;
  file: File;
}

const refusedFile = z.object({ problem: fileProblem });

export const importsApi = {
  /** @throws InvalidInput for a file that cannot be used, so that the reason stands at the file */
  async preview({ kind, dfeCode, asOf, file }: ImportFile): Promise<ImportPreview> {
    const parts = kind === 'schools' ? { dfeCode, asOf, file } : { asOf, file };
    try {
      return await upload(importsRoutes[kind], parts, { response: importPreview });
    } catch (error) {
      throw atTheFile(error);
    }
  },
  accept: (importId: string, file: File, leaveOutBadRows: boolean) =>
    upload(
      fillPath(importsRoutes.acceptance, { importId }),
      { leaveOutBadRows: leaveOutBadRows ? 'yes' : 'no', file },
      { response: importResult },
    ),
};

function atTheFile(error: unknown): unknown {
  if (!(error instanceof ApiRefusal)) return error;
  if (error.refusal === 'input/too-large') return new InvalidInput([{ path: 'file', message: IMPORT.tooLarge }]);
  if (error.refusal === 'import/future-date') return new InvalidInput([{ path: 'asOf', message: error.message }]);
  if (error.refusal === 'authority/not-found') return new InvalidInput([{ path: 'dfeCode', message: error.message }]);
  const refused = refusedFile.safeParse(error.details);
  return refused.success ? new InvalidInput([{ path: 'file', message: faultSentence(refused.data.problem) }]) : error;
}
