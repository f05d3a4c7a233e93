import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

export class Journeys1764000000026 implements MigrationInterface {
  name = 'Journeys1764000000026';

  async up(q: QueryRunner): Promise<void> {
    const t = ddl();
    await runAll(q, [
      `CREATE TABLE journey_overrides (
         centre_id ${t.id} NOT NULL REFERENCES centres (id), partner_id ${t.id} NOT NULL REFERENCES partners (id),
         minutes integer, metres integer, note varchar, version integer NOT NULL,
         changed_by ${t.id} REFERENCES people (id), changed_at ${t.instant} NOT NULL,
         CONSTRAINT journey_overrides_minutes_ck CHECK (minutes BETWEEN 0 AND 480),
         CONSTRAINT journey_overrides_metres_ck CHECK (metres BETWEEN 0 AND 300000),
         CONSTRAINT journey_overrides_note_ck CHECK (note IS NULL OR minutes IS NOT NULL OR metres IS NOT NULL),
         CONSTRAINT journey_overrides_version_ck CHECK (version >= 2),
         PRIMARY KEY (centre_id, partner_id))`,
      `CREATE INDEX journey_overrides_partner ON journey_overrides (partner_id)`,
    ]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, ['DROP TABLE journey_overrides']);
  }
}
