import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, ddl, dropAll, runAll } from './ddl.js';

const STATES =
  "'requested', 'offered', 'approved', 'waitlisted', 'attended', 'declined', 'withdrawn', 'cancelled', 'expired', 'no_show'";

const PENDING = "'requested', 'offered', 'waitlisted'";

function visitTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE visits (
       id ${t.id} NOT NULL PRIMARY KEY, reference varchar NOT NULL, authority_id ${t.id} NOT NULL REFERENCES authorities (id),
       centre_id ${t.id} NOT NULL REFERENCES centres (id), partner_id ${t.id} NOT NULL REFERENCES partners (id),
       partner_role varchar NOT NULL, state varchar NOT NULL, version integer NOT NULL, school_day varchar NOT NULL,
       starts_at ${t.instant} NOT NULL, ends_at ${t.instant} NOT NULL, subject varchar NOT NULL,
       key_stage varchar NOT NULL, year_groups ${t.json} NOT NULL, programme varchar NOT NULL,
       expected_pupils integer NOT NULL, expected_adults integer NOT NULL, note varchar,
       requested_by ${t.id} REFERENCES people (id), on_behalf boolean NOT NULL, requested_at ${t.instant} NOT NULL,
       hold_expires_at ${t.instant}, decided_at ${t.instant}, reason_code varchar, reason_note varchar,
       attended_pupils integer, attended_adults integer,
       CONSTRAINT visits_reference_unique UNIQUE (reference),
       CONSTRAINT visits_partner_role_ck CHECK (partner_role IN ('host', 'partner')),
       CONSTRAINT visits_state_ck CHECK (state IN (${STATES})),
       CONSTRAINT visits_order_ck CHECK (starts_at < ends_at),
       CONSTRAINT visits_pupils_ck CHECK (expected_pupils BETWEEN 1 AND 2000 AND expected_adults BETWEEN 0 AND 500),
       CONSTRAINT visits_attendance_ck CHECK (
         (state = 'attended') = (attended_pupils IS NOT NULL) AND
         (state = 'attended') = (attended_adults IS NOT NULL) AND
         (attended_pupils IS NULL OR attended_pupils >= 0) AND (attended_adults IS NULL OR attended_adults >= 0)),
       CONSTRAINT visits_hold_ck CHECK (state NOT IN (${PENDING}) OR hold_expires_at IS NOT NULL))`,
    `CREATE INDEX visits_centre_day ON visits (centre_id, school_day, starts_at)`,
    `CREATE INDEX visits_partner_day ON visits (partner_id, school_day)`,
    `CREATE INDEX visits_authority_day ON visits (authority_id, school_day)`,
    `CREATE INDEX visits_pending ON visits (centre_id, requested_at) WHERE state = 'requested'`,
    `CREATE INDEX visits_hold_expiry ON visits (hold_expires_at) WHERE state IN (${PENDING})`,
    `CREATE TABLE visit_history (
       id ${t.id} NOT NULL PRIMARY KEY, visit_id ${t.id} NOT NULL REFERENCES visits (id), version integer NOT NULL,
       at ${t.instant} NOT NULL, actor_id ${t.id} REFERENCES people (id), actor_side varchar NOT NULL,
       move varchar NOT NULL, from_state varchar, to_state varchar NOT NULL, reason_code varchar,
       left_starts_at ${t.instant}, left_ends_at ${t.instant},
       CONSTRAINT visit_history_version_unique UNIQUE (visit_id, version),
       CONSTRAINT visit_history_left_ck CHECK ((left_starts_at IS NULL) = (left_ends_at IS NULL)),
       CONSTRAINT visit_history_side_ck CHECK (actor_side IN ('partner', 'centre', 'system')))`,
    ...appendOnly('visit_history'),
    `CREATE TABLE outbox (
       id ${t.id} NOT NULL PRIMARY KEY, topic varchar NOT NULL, ordering_key varchar NOT NULL, payload ${t.json} NOT NULL,
       created_at ${t.instant} NOT NULL, available_at ${t.instant} NOT NULL, attempts integer NOT NULL,
       delivered_at ${t.instant}, last_error varchar)`,
    `CREATE INDEX outbox_due ON outbox (available_at, id) WHERE delivered_at IS NULL`,
    `CREATE INDEX outbox_order ON outbox (ordering_key, id) WHERE delivered_at IS NULL`,
    `CREATE TABLE feed_tokens (
       id ${t.id} NOT NULL PRIMARY KEY, token_hash varchar NOT NULL, person_id ${t.id} NOT NULL REFERENCES people (id),
       room_id ${t.id} REFERENCES rooms (id), created_at ${t.instant} NOT NULL, revoked_at ${t.instant},
       CONSTRAINT feed_tokens_hash_unique UNIQUE (token_hash))`,
    `CREATE INDEX feed_tokens_person ON feed_tokens (person_id)`,
  ];
}

function usageTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE usage_ledger (
       id ${t.id} NOT NULL PRIMARY KEY, authority_id ${t.id} NOT NULL, centre_id ${t.id} NOT NULL, partner_id ${t.id} NOT NULL,
       visit_id ${t.id} NOT NULL, entry varchar NOT NULL, recorded_at ${t.instant} NOT NULL, round integer NOT NULL DEFAULT 1,
       school_day varchar NOT NULL, academic_year integer NOT NULL, term varchar NOT NULL,
       partner_kind varchar NOT NULL, partner_role varchar NOT NULL, partner_name varchar NOT NULL, phase varchar,
       key_stage varchar NOT NULL, programme varchar NOT NULL, pupils integer NOT NULL, adults integer NOT NULL,
       session_minutes integer NOT NULL, room_minutes integer NOT NULL, pupil_minutes integer NOT NULL,
       roll integer, fsm_percent ${t.double}, fsm6_percent ${t.double},
       corrected_visits integer NOT NULL DEFAULT 0, corrected_no_shows integer NOT NULL DEFAULT 0,
       corrected_adult_minutes integer NOT NULL DEFAULT 0,
       CONSTRAINT usage_ledger_entry_ck CHECK (entry IN ('attended', 'no_show', 'correction', 'undone')),
       CONSTRAINT usage_ledger_term_ck CHECK (term IN ('autumn', 'spring', 'summer')),
       CONSTRAINT usage_ledger_pupil_minutes_ck CHECK (entry = 'correction' OR pupil_minutes = pupils * session_minutes),
       CONSTRAINT usage_ledger_corrected_ck CHECK (entry = 'correction' OR
         (corrected_visits = 0 AND corrected_no_shows = 0 AND corrected_adult_minutes = 0)))`,
    `CREATE INDEX usage_ledger_authority_term ON usage_ledger (authority_id, academic_year, term)`,
    `CREATE INDEX usage_ledger_centre_term ON usage_ledger (centre_id, academic_year, term)`,
    `CREATE UNIQUE INDEX usage_ledger_first_entry ON usage_ledger (visit_id, round) WHERE entry IN ('attended', 'no_show')`,
    `CREATE UNIQUE INDEX usage_ledger_undone_once ON usage_ledger (visit_id, round) WHERE entry = 'undone'`,
    `CREATE INDEX usage_ledger_visit ON usage_ledger (visit_id)`,
    ...appendOnly('usage_ledger'),
  ];
}

export class Visits1764000000003 implements MigrationInterface {
  name = 'Visits1764000000003';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...visitTables(), ...usageTables()]);
  }

  async down(q: QueryRunner): Promise<void> {
    const tables = 'usage_ledger feed_tokens outbox visit_history visits';
    await dropAll(q, tables, 'usage_ledger_append_only visit_history_append_only');
  }
}
