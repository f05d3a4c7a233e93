import { readArguments, UsageError, type BenchArguments, type FigureName } from './arguments.js';
import { openDatabase, type StartPostgres } from './database.js';
import type { Bench, Figure, Measure } from './figure.js';
import { board, DAY, WEEK as BOARD_WEEK } from './figures/board.js';
import { contentionOverlap, contentionSame, contentionTwo } from './figures/contention.js';
import { createVisit } from './figures/create-visit.js';
import { dayView } from './figures/day-view.js';
import { findATime, TERM, WEEK } from './figures/find-a-time.js';
import { queue } from './figures/queue.js';
import { series39 } from './figures/series-39.js';
import { weekView } from './figures/week-view.js';
import { seed } from './seed.js';
import { migrate, startServer } from './server-process.js';
import { worldOf } from './world.js';

const MEASURES: Readonly<Record<FigureName, Measure>> = {
  'queue-30': queue(30, 40),
  'queue-300': queue(300, 50),
  'day-view': dayView,
  'week-view': weekView,
  'find-a-time': findATime(WEEK),
  'find-a-time-term': findATime(TERM),
  'create-visit': createVisit,
  'series-39': series39,
  'board-day': board(DAY),
  'board-week': board(BOARD_WEEK),
  'contention-same': contentionSame,
  'contention-overlap': contentionOverlap,
  'contention-two': contentionTwo,
};

export interface Surroundings {
  /** An empty folder, which the caller removes. */
  readonly folder: string;
  readonly startPostgres: StartPostgres;
  /** Standard output: figures and nothing else. */
  readonly out: (line: string) => void;
  readonly note: (line: string) => void;
}

/** Measures what the command line asks for. @returns the exit code; a missed target is a figure, not a failure */
export async function runBench(words: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    await measureAll(readArguments(words, process.env), surroundings);
    return 0;
  } catch (error) {
    surroundings.note(error instanceof UsageError ? error.message : String((error as Error).stack));
    return error instanceof UsageError ? 2 : 1;
  }
}

async function measureAll(
  options: BenchArguments,
  { folder, startPostgres, out, note }: Surroundings,
): Promise<Figure[]> {
  const database = await openDatabase(options, { folder, startPostgres });
  try {
    note(`${database.version}: ${options.visits} visits`);
    const world = worldOf(options.visits, new Date());
    const began = performance.now();
    migrate(database.env);
    await database.connect();
    await seed(database, world);
    note(`seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return await measureOn({ options, world, database, note }, out);
  } finally {
    await database.drop();
  }
}

async function measureOn(bench: Omit<Bench, 'server'>, out: Surroundings['out']): Promise<Figure[]> {
  const { options, database } = bench;
  const server = await startServer(
    { ...database.env, ...(options.guard ? {} : withoutCheck(options)) },
    process.env['BENCH_PROFILE_DIR'],
  );
  const figures: Figure[] = [];
  try {
    if (!options.guard) await database.dropGuards();
    for (const name of options.figures) {
      const figure = await measure({ ...bench, server }, name);
      figures.push(figure);
      out(options.json ? JSON.stringify(figure) : asText(figure));
    }
  } finally {
    await server.stop();
  }
  return figures;
}

/** PostgreSQL runs requests side by side, so there the race happens with the check in place; see probe.mjs. */
const withoutCheck = ({ db }: BenchArguments): Record<string, string> =>
  db === 'sqlite' ? { BENCH_NO_CHECK: '1' } : {};

async function measure(bench: Bench, name: FigureName): Promise<Figure> {
  const note = (text: string) => {
    bench.note(`  ${name}: ${text}`);
  };
  const { value, unit, target } = await MEASURES[name]({ ...bench, note });
  const { db, guard } = bench.options;
  return { name, value, unit, target, ok: value <= target, db, ...(guard ? {} : { guard: 'off' }) };
}

function asText({ name, value, unit, target, ok, db }: Figure): string {
  const columns = [name.padEnd(20), db.padEnd(9), `${value} ${unit}`.padStart(14), `target ${target}`.padStart(11)];
  return `${columns.join('  ')}  ${ok ? 'met' : 'missed'}`;
}
