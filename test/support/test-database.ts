import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { readConfig, type Config } from '../../server/config/config.js';
import { migrateDatabase } from '../../server/database/migrate.js';

export interface TestDatabase {
  readonly config: Config;
  readonly engine: 'sqlite' | 'postgres';
  /** Deletes the database; call it after the application is closed. */
  drop(): Promise<void>;
}

/**
 * A migrated database of its own for one spec file, on the engine that DATABASE_URL chooses:
 * a new database on that PostgreSQL server, or a SQLite file in a temporary folder.
 */
export async function testDatabase(env: NodeJS.ProcessEnv = {}): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clc-'));
  const base = {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'fatal',
    DATA_DIR: folder,
    PORT: '0',
    PUBLIC_URL: 'http://localhost',
    ...env,
  };
  const server = process.env['DATABASE_URL'];
  if (!server) {
    const config = readConfig(base);
    await migrateDatabase(config);
    return {
      config,
      engine: 'sqlite',
      drop: () => {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
      },
    };
  }
  const name = `clc_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const config = readConfig({ ...base, DATABASE_URL: url.toString() });
  await migrateDatabase(config);
  return {
    config,
    engine: 'postgres',
    drop: async () => {
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
