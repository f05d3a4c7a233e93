import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
const REGULAR = ['0', '\0'];

const text = (bytes: Buffer): string => bytes.toString('utf8').split('\0')[0] ?? '';

/** The regular files of a .tar.gz, in their order. Long names as GNU and POSIX archives write them are understood. */
export function filesInTarGz(path: string): TarFile[] {
  const tar = gunzipSync(readFileSync(path));
  const files: TarFile[] = [];
  let longName: string | null = null;
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    const header = tar.subarray(at, at + BLOCK);
    const size = parseInt(text(header.subarray(124, 136)).trim() || '0', 8);
    const type = String.fromCharCode(header[156] ?? 0);
    const body = tar.subarray(at + BLOCK, at + BLOCK + size);
    const prefix = text(header.subarray(345, 500));
    const name = longName ?? [prefix, text(header.subarray(0, 100))].filter((part) => part !== '').join('/');
    if (REGULAR.includes(type)) files.push({ name, bytes: body });
    longName = longNameIn(type, body);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function longNameIn(type: string, body: Buffer): string | null {
  if (type === 'L') return text(body);
  return type === 'x' ? (/\d+ path=([^\n]*)\n/.exec(body.toString('utf8'))?.[1] ?? null) : null;
}
