import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MINUTES = 60_000;

interface Line {
  name: string;
  value: number;
  unit: string;
  target: number;
  ok: boolean;
  db: string;
}

/** A small dose of the benchmark against the built server, on a database of its own. */
async function contend(db: string, ...words: string[]): Promise<Line[]> {
  const asked = ['--json', '--only', 'contention-same,contention-overlap,contention-two'];
  const args = ['scripts/bench.mjs', ...asked, '--db', db, '--visits', '500', '--haste', '20', ...words];
  const env = { ...process.env, DATABASE_URL: process.env['TEST_DATABASE_URL'] ?? '' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe.each(['sqlite', 'postgres'])('many people asking the built server for one slot at once, on %s', (db) => {
  it(
    'never gives it to two of them',
    async () => {
      const target = { value: 0, unit: 'slots', target: 0, ok: true, db };
      expect(await contend(db)).toEqual([
        { name: 'contention-same', ...target },
        { name: 'contention-overlap', ...target },
        { name: 'contention-two', ...target },
      ]);
    },
    2 * MINUTES,
  );

  it(
    'would show double bookings if the guard were gone',
    async () => {
      const lines = await contend(db, '--guard', 'off');
      expect(lines.map(({ value, ok }) => [value > 0, ok])).toEqual([
        [true, false],
        [true, false],
        [true, false],
      ]);
    },
    2 * MINUTES,
  );
});
