import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

function messageTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE visit_messages (
       id ${t.id} NOT NULL PRIMARY KEY, visit_id ${t.id} NOT NULL REFERENCES visits (id),
       author_id ${t.id} NOT NULL REFERENCES people (id), side varchar NOT NULL, text varchar, at ${t.instant} NOT NULL,
       CONSTRAINT visit_messages_side_ck CHECK (side IN ('centre', 'partner')),
       CONSTRAINT visit_messages_text_ck CHECK (length(text) BETWEEN 1 AND 1000))`,
    `CREATE INDEX visit_messages_visit ON visit_messages (visit_id, id)`,
    `CREATE INDEX visit_messages_author ON visit_messages (author_id, at)`,
    `CREATE TABLE visit_messages_seen (
       visit_id ${t.id} NOT NULL REFERENCES visits (id), side varchar NOT NULL,
       message_id ${t.id} NOT NULL REFERENCES visit_messages (id),
       PRIMARY KEY (visit_id, side),
       CONSTRAINT visit_messages_seen_side_ck CHECK (side IN ('centre', 'partner')))`,
  ];
}

/** What a decision can be taken back to, for as long as it can; and messages that wait as long. */
function undoColumns(): string[] {
  const t = ddl();
  return [
    `ALTER TABLE visits ADD COLUMN held_before boolean`,
    `ALTER TABLE visits ADD COLUMN hold_before ${t.instant}`,
    `ALTER TABLE outbox ADD COLUMN take_back_key varchar`,
    `CREATE INDEX outbox_take_back ON outbox (take_back_key) WHERE take_back_key IS NOT NULL`,
  ];
}

/** Questions and answers on visits, decisions that can be taken back, and a short way to what waits at a centre. */
export class Queue1764000000040 implements MigrationInterface {
  name = 'Queue1764000000040';

  async up(q: QueryRunner): Promise<void> {
    const waiting = `CREATE INDEX visits_waiting ON visits (centre_id) WHERE state IN ('requested', 'offered', 'waitlisted')`;
    await runAll(q, [...messageTables(), ...undoColumns(), waiting]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, [
      ...['DROP INDEX visits_waiting', 'DROP INDEX outbox_take_back', 'ALTER TABLE outbox DROP COLUMN take_back_key'],
      ...['ALTER TABLE visits DROP COLUMN hold_before', 'ALTER TABLE visits DROP COLUMN held_before'],
      ...['DROP TABLE visit_messages_seen', 'DROP TABLE visit_messages'],
    ]);
  }
}
