import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { isPostgres } from '../../../server/database/dialect.js';
import { writerOptions } from '../../../server/database/data-source.js';
import { migrateDatabase } from '../../../server/database/migrate.js';
import { databaseColumns, drift, entityColumns, schemaText } from '../../support/schema.js';
import { testDatabase, type TestDatabase } from '../../support/test-database.js';

describe('the migrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeEach(async () => {
    database = await testDatabase();
    dataSource = await new DataSource(writerOptions(database.config)).initialize();
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('run a second time change nothing', async () => {
    const before = await schemaText(dataSource);
    expect(await migrateDatabase(database.config)).toEqual([]);
    expect(await schemaText(dataSource)).toEqual(before);
    expect(before.length).toBeGreaterThan(100);
  });

  it('can all be taken back, and then made again, to the same schema', async () => {
    const before = await schemaText(dataSource);
    const count = dataSource.migrations.length;
    for (let left = count; left > 0; left -= 1) await dataSource.undoLastMigration();
    expect([...(await databaseColumns(dataSource))]).toEqual([]);
    expect(await migrateDatabase(database.config)).toHaveLength(count);
    expect(await schemaText(dataSource)).toEqual(before);
  });

  const drifted = async () => drift(entityColumns(dataSource), await databaseColumns(dataSource));

  it('make exactly the columns that the entities know, of the same type and as optional', async () => {
    expect(await drifted()).toEqual({ onlyInEntities: [], onlyInDatabase: [] });
    expect(entityColumns(dataSource).size).toBeGreaterThan(150);
  });

  it.each<[string, string, string, { onlyInEntities: string[]; onlyInDatabase: string[] }]>([
    [
      'a column that no entity knows',
      'ALTER TABLE rooms ADD COLUMN colour varchar',
      'ALTER TABLE rooms ADD COLUMN colour varchar',
      { onlyInEntities: [], onlyInDatabase: ['rooms.colour: varchar, optional'] },
    ],
    [
      'a column that is gone',
      'ALTER TABLE rooms DROP COLUMN features',
      'ALTER TABLE rooms DROP COLUMN features',
      { onlyInEntities: [isPostgres() ? 'rooms.features: jsonb' : 'rooms.features: text'], onlyInDatabase: [] },
    ],
    [
      'a column that became optional',
      'ALTER TABLE visits ALTER COLUMN subject DROP NOT NULL',
      'ALTER TABLE visits DROP COLUMN subject; ALTER TABLE visits ADD COLUMN subject varchar',
      { onlyInEntities: ['visits.subject: varchar'], onlyInDatabase: ['visits.subject: varchar, optional'] },
    ],
  ])('notices %s (positive control)', async (_name, onPostgres, onSqlite, expected) => {
    for (const statement of (isPostgres() ? onPostgres : onSqlite).split('; ')) await dataSource.query(statement);
    expect(await drifted()).toEqual(expected);
  });
});
