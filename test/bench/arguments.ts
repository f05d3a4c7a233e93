import { parseArgs } from 'node:util';

export const FIGURES = [
  ...(['day-view', 'week-view', 'queue-30', 'queue-300'] as const),
  ...(['find-a-time', 'find-a-time-term', 'create-visit', 'series-39'] as const),
  ...(['board-day', 'board-week'] as const),
  ...(['contention-same', 'contention-overlap', 'contention-two'] as const),
] as const;
export type FigureName = (typeof FIGURES)[number];

export interface BenchArguments {
  readonly json: boolean;
  /** In the order in which they are measured. */
  readonly figures: readonly FigureName[];
  readonly db: 'sqlite' | 'postgres';
  /** A PostgreSQL server to make the database on, also taken from DATABASE_URL; null brings up one of our own. */
  readonly url: string | null;
  /** False is the positive control: without its guards the database has to let double bookings through. */
  readonly guard: boolean;
  readonly visits: number;
  /** Divides the number of requests; 1 is the full measurement. */
  readonly haste: number;
}

/** The command line is wrong; the message says how to mend it. */
export class UsageError extends Error {}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  only: { type: 'string' },
  db: { type: 'string', default: 'sqlite' },
  url: { type: 'string' },
  guard: { type: 'string', default: 'on' },
  visits: { type: 'string', default: '50000' },
  haste: { type: 'string', default: '1' },
} as const;

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${option}: "${value}" is unknown. Known: ${allowed.join(', ')}`);
  return found;
}

function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new UsageError(`${option}: "${value}" must be a whole number from ${least} to ${most}`);
  }
  return number;
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** @throws UsageError */
export function readArguments(words: readonly string[], env: NodeJS.ProcessEnv): BenchArguments {
  const given = parse(words);
  const { only: chosen } = given;
  const names = chosen?.split(',').map((name) => name.trim());
  return {
    json: given.json,
    figures: names ? names.map((name) => oneOf('--only', name, FIGURES)) : FIGURES,
    db: oneOf('--db', given.db, ['sqlite', 'postgres']),
    url: given.url ?? (env['DATABASE_URL'] === '' ? null : (env['DATABASE_URL'] ?? null)),
    guard: oneOf('--guard', given.guard, ['on', 'off']) === 'on',
    visits: wholeNumber('--visits', given.visits, 240, 5_000_000),
    haste: wholeNumber('--haste', given.haste, 1, 100),
  };
}
