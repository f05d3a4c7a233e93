import { describe, expect, it } from '@jest/globals';
import { dateInFileName } from './file-date.js';

describe('the date in a file’s name', () => {
  it.each([
    ['edubasealldata20231101.csv', '2023-11-01'],
    ['gias-2026-03-31.csv', '2026-03-31'],
    ['gias-edubase-leeds-2023.csv', null],
    ['schools.csv', null],
    ['edubasealldata20231301.csv', null],
    ['edubasealldata20230230.csv', null],
    ['0720231101.csv', null],
  ])('%s is of %s', (fileName, date) => {
    expect(dateInFileName(fileName)).toBe(date);
  });
});
