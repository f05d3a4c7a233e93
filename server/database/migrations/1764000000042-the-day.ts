import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

/** A teacher's request that waits for sign-off cannot be decided, whatever the code says. */
const SIGN_OFF = `sign_off IS NULL OR sign_off = 'signed' OR
  (sign_off = 'waiting' AND state IN ('requested', 'waitlisted', 'offered', 'withdrawn', 'expired'))`;

function visitColumns(): string[] {
  const t = ddl();
  return [
    `ALTER TABLE visits ADD COLUMN step_free boolean NOT NULL DEFAULT ${t.postgres ? 'false' : '0'}`,
    `ALTER TABLE visits ADD COLUMN sign_off varchar CONSTRAINT visits_sign_off_ck CHECK (${SIGN_OFF})`,
    `ALTER TABLE visits ADD COLUMN arrived_at ${t.instant}
       CONSTRAINT visits_arrival_ck CHECK (arrived_at IS NULL OR state IN ('approved', 'attended'))`,
    `ALTER TABLE visits ADD COLUMN finished_at ${t.instant} CONSTRAINT visits_finish_ck CHECK (finished_at IS NULL OR
       (finished_at > starts_at AND finished_at < ends_at AND state IN ('approved', 'attended', 'no_show')))`,
    `CREATE INDEX visits_waiting_sign_off ON visits (partner_id, requested_at) WHERE sign_off = 'waiting'`,
  ];
}

function packTables(): string[] {
  const t = ddl();
  const ratio = (column: string) => `${column} BETWEEN 1 AND 50`;
  const ratios = ['early_years_per_adult', 'years_1_to_3_per_adult', 'years_4_to_6_per_adult', 'years_7_up_per_adult'];
  return [
    `CREATE TABLE visit_packs (
       visit_id ${t.id} NOT NULL PRIMARY KEY REFERENCES visits (id), version integer NOT NULL, contact_name varchar,
       contact_phone varchar, needs ${t.json} NOT NULL, note varchar, changed_by ${t.id} REFERENCES people (id),
       changed_at ${t.instant} NOT NULL,
       CONSTRAINT visit_packs_version_ck CHECK (version >= 2))`,
    `CREATE TABLE visit_guidance (
       centre_id ${t.id} NOT NULL PRIMARY KEY REFERENCES centres (id), version integer NOT NULL,
       ${ratios.map((column) => `${column} integer NOT NULL`).join(', ')}, arrival varchar, risk_text varchar,
       risk_link varchar, risk_version varchar, risk_dated_on varchar, changed_by ${t.id} NOT NULL REFERENCES people (id),
       changed_at ${t.instant} NOT NULL,
       CONSTRAINT visit_guidance_version_ck CHECK (version >= 2),
       CONSTRAINT visit_guidance_ratios_ck CHECK (${ratios.map(ratio).join(' AND ')}),
       CONSTRAINT visit_guidance_link_ck CHECK (risk_link IS NULL OR risk_link LIKE 'https://%'))`,
    `CREATE TABLE room_arrivals (
       room_id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL, arrival varchar NOT NULL,
       CONSTRAINT room_arrivals_room_fk FOREIGN KEY (room_id, centre_id) REFERENCES rooms (id, centre_id))`,
    `CREATE INDEX room_arrivals_centre ON room_arrivals (centre_id)`,
    `CREATE TABLE sign_off_settings (
       school_id ${t.id} NOT NULL PRIMARY KEY REFERENCES schools (id), version integer NOT NULL, required boolean NOT NULL,
       changed_by ${t.id} NOT NULL REFERENCES people (id), changed_at ${t.instant} NOT NULL,
       CONSTRAINT sign_off_settings_version_ck CHECK (version >= 2))`,
  ];
}

/** Nobody reviews what they proposed themselves, and each visit has one open proposal at most. */
function correctionTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE attendance_corrections (
       id ${t.id} NOT NULL PRIMARY KEY, visit_id ${t.id} NOT NULL REFERENCES visits (id),
       visit_version integer NOT NULL, state varchar NOT NULL, to_state varchar NOT NULL, pupils integer NOT NULL, adults integer NOT NULL, reason varchar NOT NULL,
       proposed_by ${t.id} NOT NULL REFERENCES people (id), proposed_at ${t.instant} NOT NULL,
       reviewed_by ${t.id} REFERENCES people (id), reviewed_at ${t.instant}, review_note varchar,
       CONSTRAINT attendance_corrections_state_ck CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn')),
       CONSTRAINT attendance_corrections_to_ck CHECK (
         (to_state = 'attended' AND pupils BETWEEN 1 AND 2000 AND adults BETWEEN 0 AND 500) OR
         (to_state = 'no_show' AND pupils = 0 AND adults = 0)),
       CONSTRAINT attendance_corrections_review_ck CHECK (
         (state IN ('accepted', 'refused')) = (reviewed_by IS NOT NULL) AND
         (state = 'open') = (reviewed_at IS NULL)),
       CONSTRAINT attendance_corrections_second_person_ck CHECK (reviewed_by IS NULL OR reviewed_by <> proposed_by))`,
    `CREATE INDEX attendance_corrections_visit ON attendance_corrections (visit_id)`,
    `CREATE UNIQUE INDEX attendance_corrections_one_open ON attendance_corrections (visit_id) WHERE state = 'open'`,
  ];
}

function doorTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE door_displays (
       id ${t.id} NOT NULL PRIMARY KEY, token_hash varchar NOT NULL, room_id ${t.id} NOT NULL REFERENCES rooms (id),
       made_by ${t.id} NOT NULL REFERENCES people (id), made_at ${t.instant} NOT NULL, revoked_at ${t.instant},
       CONSTRAINT door_displays_hash_unique UNIQUE (token_hash))`,
    `CREATE UNIQUE INDEX door_displays_one_live ON door_displays (room_id) WHERE revoked_at IS NULL`,
  ];
}

/** The pack of a visit, what happens on its day, corrections afterwards, and the displays at doors. */
export class TheDay1764000000042 implements MigrationInterface {
  name = 'TheDay1764000000042';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...visitColumns(), ...packTables(), ...correctionTables(), ...doorTables()]);
  }

  async down(q: QueryRunner): Promise<void> {
    const tables =
      'door_displays attendance_corrections sign_off_settings room_arrivals visit_guidance visit_packs'.split(' ');
    await runAll(q, [
      ...tables.map((table) => `DROP TABLE ${table}`),
      'DROP INDEX visits_waiting_sign_off',
      ...['finished_at', 'arrived_at', 'sign_off', 'step_free'].map(
        (column) => `ALTER TABLE visits DROP COLUMN ${column}`,
      ),
    ]);
  }
}
