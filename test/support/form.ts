import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from './people.js';

export const importFixture = (name: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, '../fixtures/imports', name));

export interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Sends a form with a file, as a browser does. */
export async function postForm(caller: Caller, url: string, fields: Record<string, string>, file?: FormFile) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', new Blob([Buffer.from(file.bytes)]), file.name);
  const body = new Response(form);
  const headers = { 'content-type': body.headers.get('content-type') ?? '' };
  return caller.request('POST', url, { payload: Buffer.from(await body.arrayBuffer()), headers });
}
