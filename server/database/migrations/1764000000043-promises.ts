import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

function jobTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE jobs (
       name varchar NOT NULL PRIMARY KEY, holder ${t.id}, leased_until ${t.instant} NOT NULL,
       began_at ${t.instant}, ended_at ${t.instant},
       CONSTRAINT jobs_holder_ck CHECK (holder IS NULL OR began_at IS NOT NULL))`,
  ];
}

function finalNumbersTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE final_numbers (
       visit_id ${t.id} NOT NULL PRIMARY KEY REFERENCES visits (id), due_at ${t.instant}, reminders integer NOT NULL,
       confirmed_at ${t.instant}, confirmed_by ${t.id} REFERENCES people (id),
       CONSTRAINT final_numbers_reminders_ck CHECK (reminders BETWEEN 0 AND 2),
       CONSTRAINT final_numbers_confirmed_ck CHECK (confirmed_at IS NULL OR due_at IS NOT NULL))`,
    `CREATE INDEX final_numbers_due ON final_numbers (due_at) WHERE confirmed_at IS NULL`,
  ];
}

/** Work that one process at a time does, and what is kept of promised visits. */
export class Promises1764000000043 implements MigrationInterface {
  name = 'Promises1764000000043';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...jobTables(), ...finalNumbersTables()]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, ['DROP TABLE final_numbers', 'DROP TABLE jobs']);
  }
}
