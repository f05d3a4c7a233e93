import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

const TIME = (column: string) => `${column} LIKE '__:__' AND ${column} >= '00:00' AND ${column} <= '23:59'`;

function listTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE protected_hours (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id), position integer NOT NULL,
       weekday integer NOT NULL, starts varchar NOT NULL, ends varchar NOT NULL, first_day varchar, last_day varchar,
       CONSTRAINT protected_hours_weekday_ck CHECK (weekday BETWEEN 1 AND 7),
       CONSTRAINT protected_hours_time_ck CHECK (${TIME('starts')} AND ${TIME('ends')} AND starts < ends),
       CONSTRAINT protected_hours_days_ck CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day),
       CONSTRAINT protected_hours_position UNIQUE (centre_id, position))`,
    `CREATE TABLE priority_windows (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id), position integer NOT NULL,
       opens_on varchar NOT NULL, first_day varchar NOT NULL, last_day varchar NOT NULL, phases ${t.json} NOT NULL,
       programmes ${t.json} NOT NULL,
       CONSTRAINT priority_windows_days_ck CHECK (first_day <= last_day AND opens_on <= last_day),
       CONSTRAINT priority_windows_for_ck CHECK (CAST(phases AS varchar) <> '[]' OR CAST(programmes AS varchar) <> '[]'),
       CONSTRAINT priority_windows_position UNIQUE (centre_id, position))`,
  ];
}

/** Times and stretches of days that centres keep for some, and what became of promises that were broken late. */
export class RulesForRequests1764000000039 implements MigrationInterface {
  name = 'RulesForRequests1764000000039';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [
      ...listTables(),
      `ALTER TABLE centre_policies ADD COLUMN release_days integer NOT NULL DEFAULT 14
         CONSTRAINT centre_policies_release_ck CHECK (release_days BETWEEN 0 AND 400)`,
      `ALTER TABLE visits ADD COLUMN late_side varchar
         CONSTRAINT visits_late_ck CHECK (late_side IS NULL OR (late_side IN ('partner', 'centre') AND state = 'cancelled')
           OR (late_side = 'partner' AND state = 'withdrawn'))`,
      `ALTER TABLE visits ADD COLUMN decide_by varchar`,
      `CREATE INDEX visits_competing ON visits (decide_by) WHERE state = 'requested' AND decide_by IS NOT NULL`,
      `CREATE INDEX visits_late ON visits (centre_id, school_day) WHERE late_side = 'partner'`,
    ]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, [
      'DROP INDEX visits_late',
      'DROP INDEX visits_competing',
      'ALTER TABLE visits DROP COLUMN decide_by',
      'ALTER TABLE visits DROP COLUMN late_side',
      'ALTER TABLE centre_policies DROP COLUMN release_days',
      'DROP TABLE priority_windows',
      'DROP TABLE protected_hours',
    ]);
  }
}
