import { describe, expect, it } from '@jest/globals';
import { storeProblem } from './store-problem.js';

const failing = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('an error of the store', () => {
  it.each(['SQLITE_FULL', '53100', 'ENOSPC'])('%s says that it is full', (code) => {
    expect(storeProblem(failing(code))).toBe('store/full');
  });

  it.each(['ECONNREFUSED', '57P01', '57P03', '53300', '08006', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY'])(
    '%s says that it cannot be used now',
    (code) => {
      expect(storeProblem(failing(code))).toBe('access/not-ready');
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('"%s" says so, too', (message) => {
    expect(storeProblem(new Error(message))).toBe('access/not-ready');
  });

  it.each([['23505'], ['SQLITE_CONSTRAINT_UNIQUE'], ['SQLITE_ERROR'], ['40001'], ['']])(
    '%j is a fault of ours or a guard',
    (code) => {
      expect(storeProblem(failing(code))).toBeUndefined();
    },
  );

  it('is none when nothing was thrown that is one', () => {
    expect(['x', null, undefined, 7].map(storeProblem)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
