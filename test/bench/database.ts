import type { BenchArguments } from './arguments.js';
import { openPostgres } from './postgres-database.js';
import { openSqlite } from './sqlite-database.js';

export type Value = string | number | boolean | Date | null | readonly string[];
/** By column name; all rows of one insert have the same columns. */
export type Row = Readonly<Record<string, Value>>;

/** The measured database as this program sees it: beside the server, without its code. */
export interface BenchDatabase {
  /** What the server has to be told to find it. */
  readonly env: Readonly<Record<string, string>>;
  readonly version: string;
  /** Opens the database once the server's own migrations have made its tables. */
  connect(): Promise<void>;
  insert(table: string, rows: readonly Row[]): Promise<void>;
  /** A single number. */
  number(query: string): Promise<number>;
  run(statement: string): Promise<void>;
  /** Takes away what keeps two reservations of a resource from overlapping. */
  dropGuards(): Promise<void>;
  drop(): Promise<void>;
}

/** Brings up a PostgreSQL of our own. */
export type StartPostgres = () => Promise<{ url: string; version: string; stop: () => Promise<void> }>;

export function openDatabase(
  { db, url }: BenchArguments,
  { folder, startPostgres }: { folder: string; startPostgres: StartPostgres },
): Promise<BenchDatabase> {
  return db === 'sqlite' ? Promise.resolve(openSqlite(folder)) : openPostgres(url, startPostgres);
}
