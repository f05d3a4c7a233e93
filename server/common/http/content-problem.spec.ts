import { describe, expect, it } from '@jest/globals';
import { InvalidInputError, RefusedError } from '../errors/refused.error.js';
import { contentProblem } from './content-problem.js';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};
const refusalOf = (sent: unknown) => {
  const problem = contentProblem(sent);
  if (problem instanceof RefusedError) return problem.refusal;
  return problem instanceof InvalidInputError ? problem.issues : problem;
};
const NO_NUL = 'Remove the characters that cannot be shown';

describe('what can be taken at all', () => {
  it.each([[undefined], [null], [7], ['text'], [[]], [{ a: [{ b: 'c' }, null] }]])('%j', (sent) => {
    expect(contentProblem(sent)).toBeUndefined();
  });

  it('values to a depth of 32, and no deeper', () => {
    expect([refusalOf(nested(32)), refusalOf(nested(33))]).toEqual([undefined, 'input/too-deep']);
  });

  it('20,000 values with what holds them, and no more', () => {
    const list = (length: number) => Array.from({ length }, () => 0);
    expect([refusalOf(list(19_999)), refusalOf(list(20_000))]).toEqual([undefined, 'input/too-many-values']);
    expect(refusalOf({ a: list(10_000), b: list(10_000) })).toBe('input/too-many-values');
  });

  it('names of 200 characters, and no longer', () => {
    expect(refusalOf({ ['k'.repeat(200)]: 1 })).toBeUndefined();
    expect(refusalOf({ a: [{ ['k'.repeat(201)]: 1 }] })).toBe('input/too-many-values');
  });

  it('text without NUL, and says where one stands', () => {
    expect(refusalOf({ a: [{ b: 'x\0' }, 'y\0', 'z'], 'c\0': 1 })).toEqual([
      { path: 'c\0', message: NO_NUL },
      { path: 'a.1', message: NO_NUL },
      { path: 'a.0.b', message: NO_NUL },
    ]);
  });

  it('names twenty places and no more', () => {
    expect(refusalOf(Array.from({ length: 500 }, () => '\0'))).toHaveLength(20);
  });

  /** A name of 850,000 characters with 12,000 values inside: whoever writes every path down needs ten gigabytes. */
  it('needs no memory for paths that nobody asks for', () => {
    const inner = Object.fromEntries(Array.from({ length: 12_000 }, (_, key) => [String(key), 1]));
    const before = process.memoryUsage().heapUsed;
    expect(refusalOf({ ['k'.repeat(850_000)]: inner })).toBe('input/too-many-values');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
  });
});
