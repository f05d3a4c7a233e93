import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { readConfig, type Config } from '../../server/config/config.js';
import { copyMigratedFile, migratedTemplate } from './migrated-database.js';

export interface TestDatabase {
  readonly config: Config;
  readonly engine: 'sqlite' | 'postgres';
  /** Deletes the database; call it after the application is closed. */
  drop(): Promise<void>;
}

/** A migrated database of its own for one spec file, on the engine that DATABASE_URL chooses. */
export async function testDatabase(env: NodeJS.ProcessEnv = {}): Promise<TestDatabase> {
  const server = process.env['DATABASE_URL'];
  if (server) return newDatabase(env, ` TEMPLATE ${await migratedTemplate(server)}`);
  const database = await newDatabase(env);
  await copyMigratedFile(database.config.dataDir);
  return database;
}

/** A new database on the PostgreSQL server that DATABASE_URL names, or a SQLite file to be made in a temporary folder. */
export const emptyDatabase = (env: NodeJS.ProcessEnv = {}): Promise<TestDatabase> => newDatabase(env);

async function newDatabase(env: NodeJS.ProcessEnv, like = ''): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clc-'));
  const base = {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'fatal',
    DATA_DIR: folder,
    PORT: '0',
    PUBLIC_URL: 'http://localhost',
    ...env,
  };
  const forget = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  const server = process.env['DATABASE_URL'];
  if (!server) {
    const drop = () => {
      forget();
      return Promise.resolve();
    };
    return { config: readConfig(base), engine: 'sqlite', drop };
  }
  const name = `clc_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}${like}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = async () => {
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    forget();
  };
  return { config: readConfig({ ...base, DATABASE_URL: url.toString() }), engine: 'postgres', drop };
}

/** What a process of its own needs to be told to use a database. */
export const settingsOf = ({ config }: TestDatabase): NodeJS.ProcessEnv => ({
  DATA_DIR: config.dataDir,
  DATABASE_URL: config.databaseUrl ?? '',
});

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
