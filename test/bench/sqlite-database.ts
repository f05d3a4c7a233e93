import path from 'node:path';
import Database from 'better-sqlite3';
import type { BenchDatabase, Row, Value } from './database.js';

function encode(value: Value): string | number | null {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** The embedded database in a folder. */
export function openSqlite(folder: string): BenchDatabase {
  const connection = { current: null as Database.Database | null };
  const database = () => {
    if (!connection.current) throw new Error('connect first');
    return connection.current;
  };
  return {
    env: { DATA_DIR: folder, DATABASE_URL: '' },
    version: `SQLite ${String(new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get())}`,
    connect: () => {
      connection.current = new Database(path.join(folder, 'clc-commons.sqlite'), { timeout: 10_000 });
      connection.current.pragma('synchronous = OFF');
      connection.current.pragma('foreign_keys = ON');
      return Promise.resolve();
    },
    insert: (table, rows) => {
      insert(database(), table, rows);
      return Promise.resolve();
    },
    number: (query) => Promise.resolve(Number(database().prepare(query).pluck().get())),
    run: (statement) => {
      database().exec(statement);
      return Promise.resolve();
    },
    dropGuards: () => {
      database().exec('DROP TRIGGER reservations_guard_insert; DROP TRIGGER reservations_guard_update');
      return Promise.resolve();
    },
    drop: () => {
      connection.current?.close();
      return Promise.resolve();
    },
  };
}

function insert(database: Database.Database, table: string, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const places = columns.map(() => '?').join(', ');
  const statement = database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
  database.transaction(() => {
    for (const row of rows) statement.run(columns.map((column) => encode(row[column] ?? null)));
  })();
}
