import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from './people.js';

export const importFixture = (name: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, '../fixtures/imports', name));

export interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A form with a file as a browser sends it: its body and the header that says how the body is made up. */
export async function formOf(fields: Record<string, string>, file?: FormFile) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', new Blob([Buffer.from(file.bytes)]), file.name);
  const body = new Response(form);
  const headers = { 'content-type': body.headers.get('content-type') ?? '' };
  return { payload: Buffer.from(await body.arrayBuffer()), headers };
}

export async function postForm(caller: Caller, url: string, fields: Record<string, string>, file?: FormFile) {
  return caller.request('POST', url, await formOf(fields, file));
}
