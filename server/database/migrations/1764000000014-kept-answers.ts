import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

export class KeptAnswers1764000000014 implements MigrationInterface {
  name = 'KeptAnswers1764000000014';

  async up(q: QueryRunner): Promise<void> {
    const t = ddl();
    await runAll(q, [
      `CREATE TABLE kept_answers (
         person_id ${t.id} NOT NULL REFERENCES people (id), key varchar NOT NULL, request_hash varchar NOT NULL,
         status integer NOT NULL, body varchar, etag varchar, created_at ${t.instant} NOT NULL,
         PRIMARY KEY (person_id, key),
         CONSTRAINT kept_answers_key_ck CHECK (length(key) BETWEEN 1 AND 255),
         CONSTRAINT kept_answers_status_ck CHECK (status BETWEEN 200 AND 299))`,
      `CREATE INDEX kept_answers_age ON kept_answers (created_at)`,
    ]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, ['DROP TABLE kept_answers']);
  }
}
