import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { InvalidInputError } from '../errors/refused.error.js';

/** One file sent by a form. */
export interface Upload {
  /** As the browser names it: shown to people and never used as a path. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const LONGEST_NAME = 150;

/**
 * The file of a multipart form and its other fields, checked against their schema.
 * Rejects with InvalidInputError when there is no file or a field is wrong; a file over the limit is answered with 413.
 */
export async function readUpload<Schema extends z.ZodType>(
  request: FastifyRequest,
  schema: Schema,
): Promise<{ upload: Upload; fields: z.output<Schema> }> {
  const { upload, values } = request.isMultipart() ? await readParts(request) : { upload: null, values: {} };
  const fields = schema.safeParse(values);
  const issues = fields.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? [];
  if (!upload) issues.unshift({ path: 'file', message: 'Choose a file' });
  if (!upload || !fields.success) throw new InvalidInputError(issues);
  return { upload, fields: fields.data };
}

async function readParts(request: FastifyRequest): Promise<{ upload: Upload | null; values: Record<string, string> }> {
  let upload: Upload | null = null;
  const values = new Map<string, string>();
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') values.set(part.fieldname, part.value);
      continue;
    }
    const bytes = await part.toBuffer();
    if (part.filename !== '') upload = { fileName: part.filename.slice(-LONGEST_NAME), bytes };
  }
  return { upload, values: Object.fromEntries(values) };
}
