import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { readConfig } from '../../server/config/config.js';
import { sqlitePath } from '../../server/database/data-source.js';
import { migrateDatabase } from '../../server/database/migrate.js';

/**
 * Empty databases with every migration, made once for each state of the migrations and copied from then on: a copy costs
 * a twentieth of what migrating does.
 */
const FOLDER = path.resolve(import.meta.dirname, '../../server/database/migrations');
const TEMPLATE_LOCK = 4_281_190_602;

let known: string | undefined;
function templateName(): string {
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const file of readdirSync(FOLDER).sort()) hash.update(file).update(readFileSync(path.join(FOLDER, file)));
  return (known = `clc_migrated_${hash.digest('hex').slice(0, 16)}`);
}

/** Puts a copy where the server looks for its SQLite file. */
export async function copyMigratedFile(dataDir: string): Promise<void> {
  const template = path.join(tmpdir(), `${templateName()}.sqlite`);
  if (!existsSync(template)) {
    const folder = mkdtempSync(path.join(tmpdir(), 'clc-migrated-'));
    await migrateDatabase(readConfig({ NODE_ENV: 'test', DATA_DIR: folder, PORT: '0' }));
    // Two workers may both have made one: the same either way.
    renameSync(sqlitePath(folder), template);
    rmSync(folder, { recursive: true, force: true });
  }
  copyFileSync(template, sqlitePath(dataDir));
}

let template: Promise<string> | undefined;
/** @returns the name of a database on the server to copy from */
export const migratedTemplate = (server: string): Promise<string> => (template ??= findTemplate(server));

async function findTemplate(server: string): Promise<string> {
  const name = templateName();
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await makeTemplate(client, server, name);
    return name;
  } finally {
    await client.end();
  }
}

/** Under another name until it is whole: a run that is killed meanwhile leaves no half of a template. */
async function makeTemplate(client: Client, server: string, name: string): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft}`);
  const url = new URL(server);
  url.pathname = `/${draft}`;
  await migrateDatabase(readConfig({ NODE_ENV: 'test', DATA_DIR: tmpdir(), PORT: '0', DATABASE_URL: url.toString() }));
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}
