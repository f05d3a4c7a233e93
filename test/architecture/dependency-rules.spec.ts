import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT, filesUnder } from './tree.js';

interface Rule {
  readonly name: string;
  readonly comment: string;
  readonly severity: string;
  readonly from: { readonly path?: string };
}

const load = createRequire(import.meta.url);
const { forbidden } = load(path.join(ROOT, '.dependency-cruiser.cjs')) as { forbidden: readonly Rule[] };
const files = ['server', 'client', 'shared', 'test'].flatMap(filesUnder);
const folders = [...new Set(files.map((file) => path.posix.dirname(file)))];

/** That each rule also fires is proved by scripts/deps-breaches.mjs. */
describe('the dependency rules', () => {
  it('have names of their own and fail the build', () => {
    const names = forbidden.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  it('give their reason in one sentence', () => {
    const comments = forbidden.map(({ comment }) => comment);
    expect(comments.filter((comment) => !/^[A-Z].*[.]$/.test(comment) || comment.includes('. '))).toEqual([]);
  });

  it('watch files that exist, so that a renamed folder does not slip out of them', () => {
    const watches = ({ from }: Rule) => [...files, ...folders].some((name) => new RegExp(from.path ?? '').test(name));
    expect(forbidden.filter((rule) => !watches(rule)).map(({ name }) => name)).toEqual([]);
  });
});
