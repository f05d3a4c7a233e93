import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Refusal } from '#shared/contracts/refusals.js';
import { InvalidInputError, RefusedError } from '../errors/refused.error.js';

/** One file sent by a form. */
export interface Upload {
  /** As the browser names it: shown to people and never used as a path. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A smaller limit than that of every upload, and what is said about a file beyond it. */
export interface UploadLimit {
  readonly bytes: number;
  readonly refusal: Refusal;
}

const LONGEST_NAME = 150;

/**
 * The file of a multipart form and its other fields, checked against their schema.
 * Rejects with InvalidInputError when there is no file or a field is wrong; a file over the limit is answered with 413,
 * or with the refusal of its own limit.
 */
export async function readUpload<Schema extends z.ZodType>(
  request: FastifyRequest,
  schema: Schema,
  limit?: UploadLimit,
): Promise<{ upload: Upload; fields: z.output<Schema> }> {
  const { upload, values } = request.isMultipart() ? await readParts(request, limit) : { upload: null, values: {} };
  const fields = schema.safeParse(values);
  const issues = fields.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? [];
  if (!upload) issues.unshift({ path: 'file', message: 'Choose a file' });
  if (!upload || !fields.success) throw new InvalidInputError(issues);
  return { upload, fields: fields.data };
}

const asMistake = (error: unknown): unknown =>
  error instanceof RefusedError || (error instanceof Error && 'statusCode' in error)
    ? error
    : new RefusedError('input/not-a-form');

/** Whatever the parser has against a form is a mistake of whoever sent it: cut short, or without a boundary. */
async function* partsOf(request: FastifyRequest, limit: UploadLimit | undefined) {
  try {
    yield* request.parts(limit ? { limits: { fileSize: limit.bytes } } : {});
  } catch (error) {
    throw asMistake(error);
  }
}

/** Its end, where names differ, and without what no database keeps and no screen shows. */
const nameOf = (fileName: string): string =>
  fileName
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(-LONGEST_NAME);

interface Parts {
  readonly upload: Upload | null;
  readonly values: Record<string, string>;
}

async function readParts(request: FastifyRequest, limit: UploadLimit | undefined): Promise<Parts> {
  let upload: Upload | null = null;
  const values = new Map<string, string>();
  for await (const part of partsOf(request, limit)) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') values.set(part.fieldname, part.value);
      continue;
    }
    const bytes = await part.toBuffer().catch((error: unknown) => {
      throw limit && part.file.truncated ? new RefusedError(limit.refusal) : asMistake(error);
    });
    if (part.filename !== '') upload = { fileName: nameOf(part.filename), bytes };
  }
  return { upload, values: Object.fromEntries(values) };
}
