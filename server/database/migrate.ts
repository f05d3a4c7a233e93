import { DataSource, type QueryRunner } from 'typeorm';
import { assertDatabase } from './assert-database.js';
import { writerOptions, type DatabaseSettings } from './data-source.js';

/** Any number that no other program uses on the same server; several instances may start at once. */
const MIGRATION_LOCK = 4_281_190_601;

/** Brings the database up to date and proves its guards. Returns the names of the migrations that ran. */
export async function migrateDatabase(settings: DatabaseSettings): Promise<string[]> {
  const dataSource = await new DataSource(writerOptions(settings)).initialize();
  try {
    const ran = await underLock(dataSource, () => dataSource.runMigrations());
    await assertDatabase(dataSource);
    return ran.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

async function underLock<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  if (dataSource.options.type !== 'postgres') return work();
  const lockKeeper: QueryRunner = dataSource.createQueryRunner();
  try {
    await lockKeeper.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await lockKeeper.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lockKeeper.release();
  }
}
