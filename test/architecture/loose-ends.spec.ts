import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT, filesUnder } from './tree.js';

/** Put together from halves, so that this file does not find itself. */
const LOOSE_ENDS = [
  ['TO', 'DO'],
  ['FIX', 'ME'],
  ['eslint', '-disable'],
  ['@ts-', 'ignore'],
  ['@ts-', 'nocheck'],
  ['@ts-', 'expect-error'],
  ['prettier', '-ignore'],
  ['.sk', 'ip('],
  ['.on', 'ly('],
  ['.to', 'do('],
].map((halves) => halves.join(''));

/** Says in its own words why it may leave a test out. */
const MAY_LEAVE_OUT = 'test/support/reference.ts';
const OUR_TEXT = /\.(ts|vue|js|mjs|cjs|css|html|json)$/;

function looseEnds(text: string): string[] {
  return LOOSE_ENDS.filter((word) =>
    /^[A-Z]+$/.test(word) ? new RegExp(`\\b${word}\\b`).test(text) : text.includes(word),
  );
}

describe('the code', () => {
  it('has no loose ends and switches no check off', () => {
    const files = ['server', 'client', 'shared', 'test', 'scripts'].flatMap(filesUnder);
    const found = files
      .filter((file) => OUR_TEXT.test(file) && file !== MAY_LEAVE_OUT && !file.startsWith('test/fixtures/'))
      .map((file) => ({ file, words: looseEnds(readFileSync(path.join(ROOT, file), 'utf8')) }))
      .filter(({ words }) => words.length > 0);
    expect(found).toEqual([]);
  });

  it('would be caught with one', () => {
    for (const word of LOOSE_ENDS) expect(looseEnds(`before ${word} after`)).toEqual([word]);
    expect(looseEnds('a mastodon, todos and methodology')).toEqual([]);
  });
});
