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

/** Work that is done by one process at a time. */
export class Promises1764000000043 implements MigrationInterface {
  name = 'Promises1764000000043';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, jobTables());
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE jobs');
  }
}
