import { describe, expect, it } from '@jest/globals';
import { readArguments, UsageError } from './arguments.js';

const NAMES = [
  ...['day-view', 'week-view', 'queue-30', 'queue-300'],
  ...['find-a-time', 'find-a-time-term', 'create-visit', 'series-39'],
  ...['board-day', 'board-week'],
  ...['contention-same', 'contention-overlap', 'contention-two'],
];

describe('the command line of the benchmarks', () => {
  it('measures everything at full size on SQLite when nothing is said', () => {
    const asked = readArguments([], {});
    expect(asked).toEqual({
      json: false,
      figures: NAMES,
      db: 'sqlite',
      url: null,
      guard: true,
      visits: 50_000,
      haste: 1,
    });
  });

  it('measures what is named, in that order', () => {
    const { figures, json } = readArguments(['--json', '--only', 'create-visit, day-view'], {});
    expect([figures, json]).toEqual([['create-visit', 'day-view'], true]);
  });

  it('takes the address of PostgreSQL from the command line before the environment', () => {
    const env = { DATABASE_URL: 'postgres://there' };
    expect(readArguments(['--db', 'postgres'], env).url).toBe('postgres://there');
    expect(readArguments(['--db', 'postgres', '--url', 'postgres://here'], env).url).toBe('postgres://here');
    expect(readArguments([], { DATABASE_URL: '' }).url).toBeNull();
  });

  it.each([
    [['--only', 'day-veiw'], '--only: "day-veiw" is unknown. Known: day-view, week-view'],
    [['--db', 'mysql'], '--db: "mysql" is unknown. Known: sqlite, postgres'],
    [['--guard', 'maybe'], '--guard: "maybe" is unknown. Known: on, off'],
    [['--visits', 'many'], '--visits: "many" must be a whole number from 240'],
    [['--haste', '0'], '--haste: "0" must be a whole number from 1 to 100'],
    [['--quickly'], '--quickly'],
  ])('says what is wrong with %j', (words, message) => {
    expect(() => readArguments(words, {})).toThrow(UsageError);
    expect(() => readArguments(words, {})).toThrow(message);
  });
});
