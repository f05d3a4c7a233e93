import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

/** One row, written again and again by whoever asks whether the store takes anything. */
export class Heartbeat1764000000016 implements MigrationInterface {
  name = 'Heartbeat1764000000016';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [
      `CREATE TABLE heartbeat (id integer NOT NULL PRIMARY KEY, beat_at ${ddl().instant} NOT NULL,
         CONSTRAINT heartbeat_one_ck CHECK (id = 1))`,
    ]);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE heartbeat');
  }
}
