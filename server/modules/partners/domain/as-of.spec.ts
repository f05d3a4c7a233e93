import { describe, expect, it } from '@jest/globals';
import { extractDate } from './as-of.js';

const TODAY = '2026-11-24';

describe('the date of an extract', () => {
  it.each([
    [
      'given, whatever the name says',
      '2023-07-03',
      'edubasealldata20231101.csv',
      { asOf: '2023-07-03', guessed: false },
    ],
    ['in the name, as GIAS writes it', undefined, 'edubasealldata20231101.csv', { asOf: '2023-11-01', guessed: false }],
    ['in the name, with hyphens', undefined, 'schools 2023-11-01.csv', { asOf: '2023-11-01', guessed: false }],
    ['a guess, when the name has only a year', undefined, 'gias-leeds-2023.csv', { asOf: TODAY, guessed: true }],
    ['a guess, when the name has no such day', undefined, 'edubasealldata20230231.csv', { asOf: TODAY, guessed: true }],
    [
      'a guess, when the number is longer than a date',
      undefined,
      'export202311011.csv',
      { asOf: TODAY, guessed: true },
    ],
  ])('is %s', (_name, given, fileName, date) => {
    expect(extractDate(given, fileName, TODAY)).toEqual(date);
  });
});
