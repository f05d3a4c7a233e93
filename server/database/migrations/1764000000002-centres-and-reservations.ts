import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, dropAll, runAll } from './ddl.js';
import { reservationGuards } from './reservation-guards.js';
import { usableGuards } from './usable-guards.js';

function centreTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE centres (
       id ${t.id} NOT NULL PRIMARY KEY, authority_id ${t.id} NOT NULL REFERENCES authorities (id), name varchar NOT NULL,
       street varchar, town varchar, postcode varchar, latitude ${t.double}, longitude ${t.double},
       zone varchar NOT NULL, hold_working_days integer NOT NULL, version integer NOT NULL,
       created_at ${t.instant} NOT NULL,
       CONSTRAINT centres_hold_ck CHECK (hold_working_days BETWEEN 1 AND 60))`,
    `CREATE INDEX centres_authority ON centres (authority_id)`,
    `CREATE TABLE opening_hours (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id), weekday integer NOT NULL,
       opens varchar NOT NULL, closes varchar NOT NULL,
       CONSTRAINT opening_hours_weekday_ck CHECK (weekday BETWEEN 1 AND 7),
       CONSTRAINT opening_hours_order_ck CHECK (opens < closes),
       CONSTRAINT opening_hours_unique UNIQUE (centre_id, weekday, opens))`,
    `CREATE TABLE partnerships (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id),
       partner_id ${t.id} NOT NULL REFERENCES partners (id), role varchar NOT NULL,
       starts_on varchar NOT NULL, ends_on varchar,
       CONSTRAINT partnerships_role_ck CHECK (role IN ('host', 'partner')),
       CONSTRAINT partnerships_order_ck CHECK (ends_on IS NULL OR starts_on <= ends_on))`,
    `CREATE INDEX partnerships_centre ON partnerships (centre_id, partner_id)`,
    `CREATE INDEX partnerships_partner ON partnerships (partner_id)`,
    `CREATE UNIQUE INDEX partnerships_one_open ON partnerships (centre_id, partner_id) WHERE ends_on IS NULL`,
    `CREATE UNIQUE INDEX partnerships_one_open_host ON partnerships (centre_id) WHERE ends_on IS NULL AND role = 'host'`,
    `CREATE TABLE resources (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id), kind varchar NOT NULL,
       quantity integer NOT NULL, exclusive boolean NOT NULL, retired_at ${t.instant},
       CONSTRAINT resources_kind_ck CHECK (kind IN ('room', 'equipment_pool', 'tutor', 'vehicle')),
       CONSTRAINT resources_quantity_ck CHECK (quantity BETWEEN 0 AND 100000 AND (exclusive = (kind <> 'equipment_pool'))
         AND (NOT exclusive OR quantity = 1)),
       CONSTRAINT resources_exclusive_unique UNIQUE (id, exclusive))`,
    `CREATE INDEX resources_centre ON resources (centre_id, kind)`,
    `CREATE TABLE rooms (
       id ${t.id} NOT NULL PRIMARY KEY REFERENCES resources (id), centre_id ${t.id} NOT NULL REFERENCES centres (id),
       name varchar NOT NULL, capacity integer NOT NULL, step_free boolean NOT NULL, features ${t.json} NOT NULL,
       setup_minutes integer NOT NULL, cleardown_minutes integer NOT NULL, version integer NOT NULL,
       retired_at ${t.instant},
       CONSTRAINT rooms_capacity_ck CHECK (capacity BETWEEN 1 AND 2000),
       CONSTRAINT rooms_buffers_ck CHECK (setup_minutes BETWEEN 0 AND 240 AND cleardown_minutes BETWEEN 0 AND 240),
       CONSTRAINT rooms_name_unique UNIQUE (centre_id, name),
       CONSTRAINT rooms_place_unique UNIQUE (id, centre_id))`,
    `CREATE TABLE equipment_pools (
       id ${t.id} NOT NULL PRIMARY KEY REFERENCES resources (id), centre_id ${t.id} NOT NULL REFERENCES centres (id),
       name varchar NOT NULL, description varchar, version integer NOT NULL, retired_at ${t.instant},
       CONSTRAINT equipment_pools_name_unique UNIQUE (centre_id, name))`,
  ];
}

/** SQLite compares instants as text: in any other spelling than ours, overlapping ones would not look so. */
const SORTABLE_INSTANTS = `,
       CONSTRAINT reservations_instants_ck CHECK (starts_at IS strftime('%Y-%m-%d %H:%M:%f', starts_at)
         AND ends_at IS strftime('%Y-%m-%d %H:%M:%f', ends_at))`;

function reservationTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE reservations (
       id ${t.id} NOT NULL PRIMARY KEY, resource_id ${t.id} NOT NULL, exclusive boolean NOT NULL, quantity integer NOT NULL,
       starts_at ${t.instant} NOT NULL, ends_at ${t.instant} NOT NULL, active boolean NOT NULL,
       holder_kind varchar NOT NULL, holder_id ${t.id} NOT NULL,
       via_resource_id ${t.id} REFERENCES resources (id),
       CONSTRAINT reservations_via_ck CHECK (via_resource_id IS NULL OR via_resource_id <> resource_id),
       CONSTRAINT reservations_resource_fk FOREIGN KEY (resource_id, exclusive) REFERENCES resources (id, exclusive),
       CONSTRAINT reservations_order_ck CHECK (starts_at < ends_at),
       CONSTRAINT reservations_quantity_ck CHECK (quantity >= 1 AND (NOT exclusive OR quantity = 1)),
       CONSTRAINT reservations_length_ck CHECK (${
         t.postgres ? `ends_at <= starts_at + interval '1 day'` : `julianday(ends_at) - julianday(starts_at) <= 1`
       })${t.postgres ? '' : SORTABLE_INSTANTS})`,
    `CREATE INDEX reservations_resource_time ON reservations (resource_id, starts_at, ends_at, quantity, holder_id) WHERE active`,
    `CREATE INDEX reservations_holder ON reservations (holder_id)`,
    `CREATE TABLE unavailability (
       id ${t.id} NOT NULL PRIMARY KEY, resource_id ${t.id} NOT NULL REFERENCES resources (id), quantity integer NOT NULL,
       starts_at ${t.instant} NOT NULL, ends_at ${t.instant}, reason_code varchar NOT NULL, reason varchar NOT NULL,
       created_by ${t.id} REFERENCES people (id), created_at ${t.instant} NOT NULL,
       CONSTRAINT unavailability_order_ck CHECK (ends_at IS NULL OR starts_at <= ends_at),
       CONSTRAINT unavailability_quantity_ck CHECK (quantity >= 1),
       CONSTRAINT unavailability_reason_ck CHECK (reason_code IN ('broken', 'on_loan', 'maintenance', 'missing', 'closed', 'leave', 'other')))`,
    `CREATE INDEX unavailability_resource_time ON unavailability (resource_id, starts_at)`,
    `CREATE INDEX unavailability_resource_end ON unavailability (resource_id, ends_at)`,
  ];
}

export class CentresAndReservations1764000000002 implements MigrationInterface {
  name = 'CentresAndReservations1764000000002';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...centreTables(), ...reservationTables(), ...reservationGuards(), ...usableGuards()]);
  }

  async down(q: QueryRunner): Promise<void> {
    const tables = 'unavailability reservations equipment_pools rooms resources partnerships opening_hours centres';
    await dropAll(q, tables, 'reservations_guard reservations_guard_usable resources_guard_quantity');
  }
}
