import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

export class CalendarFeeds1764000000010 implements MigrationInterface {
  name = 'CalendarFeeds1764000000010';

  async up(q: QueryRunner): Promise<void> {
    const t = ddl();
    await runAll(q, [
      // One living address for each thing, also when two requests make one at the same time.
      `CREATE UNIQUE INDEX feed_tokens_one_live ON feed_tokens (person_id, COALESCE(room_id, person_id))
         WHERE revoked_at IS NULL`,
      `CREATE TABLE feed_marks (subject_id ${t.id} NOT NULL PRIMARY KEY, mark integer NOT NULL)`,
      // A room's feed also lists what was cancelled, and the index of the guard holds active reservations only.
      `CREATE INDEX reservations_resource_released ON reservations (resource_id, starts_at) WHERE NOT active`,
    ]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, [
      'DROP INDEX reservations_resource_released',
      'DROP TABLE feed_marks',
      'DROP INDEX feed_tokens_one_live',
    ]);
  }
}
