import type { BenchArguments, FigureName } from './arguments.js';
import type { BenchDatabase } from './database.js';
import type { MeasuredServer } from './server-process.js';
import type { World } from './world.js';

export interface Bench {
  readonly options: BenchArguments;
  readonly world: World;
  readonly database: BenchDatabase;
  readonly server: MeasuredServer;
  /** Tells people what happened beside the figure; never on standard output. */
  readonly note: (text: string) => void;
}

export interface Measured {
  readonly value: number;
  readonly unit: 'CPU ms' | 'script ms' | 'slots';
  readonly target: number;
}

export type Measure = (bench: Bench) => Promise<Measured>;

export interface Figure extends Measured {
  readonly name: FigureName;
  readonly ok: boolean;
  readonly db: BenchArguments['db'];
  /** Only in the positive control. */
  readonly guard?: 'off';
}

/** The API process may cost twice as much where the database is another process. */
export const cpuTarget = (bench: Bench, milliseconds: number): number =>
  bench.options.db === 'postgres' ? 2 * milliseconds : milliseconds;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = Number.isInteger(middle)
    ? sorted.slice(middle - 1, middle + 1)
    : sorted.slice(Math.floor(middle));
  return Number.isInteger(middle) ? (low + high) / 2 : low;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;

export interface Rounds {
  readonly warmUp: number;
  readonly rounds: number;
  readonly requests: number;
}

/**
 * CPU time per request: warm up until the compiler has settled, then several rounds, of which the median counts, so that
 * one disturbed round does not.
 * @param perform does so many requests and resolves when all are answered
 */
export async function cpuPerRequest(
  bench: Bench,
  { warmUp, rounds, requests }: Rounds,
  perform: (requests: number) => Promise<void>,
): Promise<number> {
  const hasty = (count: number) => Math.max(1, Math.round(count / bench.options.haste));
  await perform(hasty(warmUp));
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = await bench.server.cpu();
    const began = performance.now();
    await perform(hasty(requests));
    const seconds = (performance.now() - began) / 1000;
    values.push(((await bench.server.cpu()) - before) / hasty(requests));
    bench.note(
      `round ${round + 1}: ${rounded(values.at(-1) ?? 0)} CPU ms, ${Math.round(hasty(requests) / seconds)} a second`,
    );
  }
  bench.note(`best round ${rounded(Math.min(...values))} CPU ms`);
  return rounded(median(values));
}
