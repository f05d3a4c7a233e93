import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { BenchDatabase, Row, StartPostgres } from './database.js';

const ROWS_AT_ONCE = 5_000;

/**
 * A database of its own on the given server, or on one that is started for it.
 * @param url of a superuser or of a role that may create databases; null starts a server
 */
export async function openPostgres(url: string | null, startPostgres: StartPostgres): Promise<BenchDatabase> {
  const server = url === null ? await startPostgres() : { url, stop: () => Promise.resolve() };
  const name = `clc_bench_${randomUUID().replaceAll('-', '')}`;
  const version = await onServer(server.url, `CREATE DATABASE ${name}`);
  const own = new URL(server.url);
  own.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: own.toString() });
  return {
    env: { DATABASE_URL: own.toString() },
    version: `PostgreSQL ${version}`,
    connect: () => client.connect().then(() => undefined),
    insert: (table, rows) => insert(client, table, rows),
    number: async (query) => Number(Object.values((await client.query<object>(query)).rows[0] ?? {})[0]),
    run: async (statement) => {
      await client.query(statement);
    },
    dropGuards: async () => {
      await client.query('ALTER TABLE reservations DROP CONSTRAINT reservations_no_overlap');
      await client.query('DROP TRIGGER reservations_guard ON reservations');
    },
    drop: async () => {
      await client.end();
      await onServer(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
      await server.stop();
    },
  };
}

/** @returns the version of the server */
async function onServer(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version ?? '';
  } finally {
    await client.end();
  }
}

async function insert(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  const statement = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`;
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    await client.query(statement, [JSON.stringify(rows.slice(first, first + ROWS_AT_ONCE))]);
  }
}
