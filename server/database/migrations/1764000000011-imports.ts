import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

const DATED = ['status varchar', 'phase varchar', 'statutory_low_age integer', 'statutory_high_age integer'];

/**
 * Previews of imported files, and what was true of a school's status, phase and ages on each date.
 * Columns are added by hand: TypeORM would rebuild the table on SQLite and lose its triggers.
 */
export class Imports1764000000011 implements MigrationInterface {
  name = 'Imports1764000000011';

  async up(q: QueryRunner): Promise<void> {
    const t = ddl();
    await runAll(q, [
      ...DATED.map((column) => `ALTER TABLE school_characteristics ADD COLUMN ${column}`),
      `ALTER TABLE community_groups ADD COLUMN version integer NOT NULL DEFAULT 1`,
      `CREATE INDEX schools_successor ON schools (successor_urn)`,
      `CREATE TABLE imports (
         id ${t.id} NOT NULL PRIMARY KEY, kind varchar NOT NULL, dfe_code varchar, as_of varchar NOT NULL, file_name varchar NOT NULL, file_hash varchar NOT NULL,
         plan_hash varchar NOT NULL, created_by ${t.id} REFERENCES people (id), created_at ${t.instant} NOT NULL,
         accepted_at ${t.instant}, result ${t.json},
         CONSTRAINT imports_kind_ck CHECK (kind IN ('schools', 'characteristics')))`,
      `CREATE INDEX imports_created ON imports (created_at)`,
    ]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, [
      `DROP TABLE imports`,
      `DROP INDEX schools_successor`,
      `ALTER TABLE community_groups DROP COLUMN version`,
      ...DATED.map((column) => `ALTER TABLE school_characteristics DROP COLUMN ${column.split(' ')[0] ?? ''}`),
    ]);
  }
}
