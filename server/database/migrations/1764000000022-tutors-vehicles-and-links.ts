import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, dropAll, runAll } from './ddl.js';
import { dropRoomLinkGuards, roomLinkGuards } from './room-link-guards.js';

function tutorTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE tutors (
       id ${t.id} NOT NULL PRIMARY KEY REFERENCES resources (id), centre_id ${t.id} NOT NULL REFERENCES centres (id),
       name varchar NOT NULL, person_id ${t.id} REFERENCES people (id), skills ${t.json} NOT NULL,
       version integer NOT NULL, retired_at ${t.instant},
       CONSTRAINT tutors_name_unique UNIQUE (centre_id, name),
       CONSTRAINT tutors_person_unique UNIQUE (centre_id, person_id))`,
    `CREATE TABLE tutor_hours (
       id ${t.id} NOT NULL PRIMARY KEY, tutor_id ${t.id} NOT NULL REFERENCES tutors (id), weekday integer NOT NULL,
       opens varchar NOT NULL, closes varchar NOT NULL,
       CONSTRAINT tutor_hours_weekday_ck CHECK (weekday BETWEEN 1 AND 7),
       CONSTRAINT tutor_hours_order_ck CHECK (opens < closes),
       CONSTRAINT tutor_hours_unique UNIQUE (tutor_id, weekday, opens))`,
    `CREATE TABLE vehicles (
       id ${t.id} NOT NULL PRIMARY KEY REFERENCES resources (id), centre_id ${t.id} NOT NULL REFERENCES centres (id),
       name varchar NOT NULL, seats integer NOT NULL, note varchar, version integer NOT NULL, retired_at ${t.instant},
       CONSTRAINT vehicles_seats_ck CHECK (seats BETWEEN 1 AND 100),
       CONSTRAINT vehicles_name_unique UNIQUE (centre_id, name))`,
  ];
}

function overrideTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE opening_overrides (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id), day varchar NOT NULL,
       reason varchar NOT NULL, version integer NOT NULL,
       CONSTRAINT opening_overrides_day_unique UNIQUE (centre_id, day))`,
    `CREATE TABLE opening_override_hours (
       id ${t.id} NOT NULL PRIMARY KEY, override_id ${t.id} NOT NULL REFERENCES opening_overrides (id),
       opens varchar NOT NULL, closes varchar NOT NULL,
       CONSTRAINT opening_override_hours_order_ck CHECK (opens < closes),
       CONSTRAINT opening_override_hours_unique UNIQUE (override_id, opens))`,
  ];
}

/** Both ends carry the centre, so that rooms of different centres cannot be linked. */
function linkTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE room_links (
       room_id ${t.id} NOT NULL, other_id ${t.id} NOT NULL, centre_id ${t.id} NOT NULL, kind varchar NOT NULL,
       PRIMARY KEY (room_id, other_id),
       CONSTRAINT room_links_kind_ck CHECK (kind IN ('part', 'needs')),
       CONSTRAINT room_links_self_ck CHECK (room_id <> other_id),
       CONSTRAINT room_links_room_fk FOREIGN KEY (room_id, centre_id) REFERENCES rooms (id, centre_id),
       CONSTRAINT room_links_other_fk FOREIGN KEY (other_id, centre_id) REFERENCES rooms (id, centre_id))`,
    `CREATE INDEX room_links_centre ON room_links (centre_id)`,
    `CREATE INDEX room_links_other ON room_links (other_id)`,
  ];
}

export class TutorsVehiclesAndLinks1764000000022 implements MigrationInterface {
  name = 'TutorsVehiclesAndLinks1764000000022';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...tutorTables(), ...overrideTables(), ...linkTables(), ...roomLinkGuards()]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, dropRoomLinkGuards());
    const tables = 'room_links opening_override_hours opening_overrides vehicles tutor_hours tutors';
    await dropAll(q, tables, 'reservations_guard_links room_links_guard linked_rooms');
  }
}
