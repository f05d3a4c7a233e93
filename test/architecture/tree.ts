import { readdirSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

const NOT_OURS = new Set(['node_modules', 'dist', 'var', 'coverage', '.git']);

/** Names at the top of the repository, without what tools and running make. */
export const topLevel = (): string[] =>
  readdirSync(ROOT).filter((name) => !NOT_OURS.has(name) && name !== '.installing');

/** Paths relative to the root, with forward slashes, of everything under a folder. */
export function filesUnder(folder: string): string[] {
  const entries = readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
