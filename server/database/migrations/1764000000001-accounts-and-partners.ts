import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

const ROLES = [
  'system_administrator',
  'la_officer',
  'board_member',
  'centre_manager',
  'tutor',
  'technician',
  'school_coordinator',
  'teacher',
  'community_group_leader',
];

function accountTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE people (
       id ${t.id} NOT NULL PRIMARY KEY, name varchar NOT NULL, email varchar NOT NULL, search_text varchar ${t.bytewise} NOT NULL,
       password_hash varchar,
       created_at ${t.instant} NOT NULL, left_at ${t.instant},
       CONSTRAINT people_email_unique UNIQUE (email),
       CONSTRAINT people_email_lower_ck CHECK (email = lower(email)))`,
    `CREATE TABLE role_assignments (
       id ${t.id} NOT NULL PRIMARY KEY, person_id ${t.id} NOT NULL REFERENCES people (id), role varchar NOT NULL,
       scope_kind varchar NOT NULL, scope_id ${t.id}, created_at ${t.instant} NOT NULL, ended_at ${t.instant},
       CONSTRAINT role_assignments_role_ck CHECK (role IN (${ROLES.map((role) => `'${role}'`).join(', ')})),
       CONSTRAINT role_assignments_scope_ck CHECK (
         scope_kind IN ('installation', 'authority', 'centre', 'partner') AND
         (scope_kind = 'installation') = (scope_id IS NULL)))`,
    `CREATE INDEX role_assignments_person ON role_assignments (person_id)`,
    `CREATE INDEX role_assignments_scope ON role_assignments (scope_id)`,
    `CREATE TABLE sessions (
       id ${t.id} NOT NULL PRIMARY KEY, token_hash varchar NOT NULL, person_id ${t.id} NOT NULL REFERENCES people (id),
       created_at ${t.instant} NOT NULL, last_seen_at ${t.instant} NOT NULL, expires_at ${t.instant} NOT NULL,
       ended_at ${t.instant}, user_agent varchar,
       CONSTRAINT sessions_token_unique UNIQUE (token_hash))`,
    `CREATE INDEX sessions_person ON sessions (person_id)`,
    `CREATE TABLE one_time_links (
       id ${t.id} NOT NULL PRIMARY KEY, kind varchar NOT NULL, email varchar, name varchar,
       person_id ${t.id} REFERENCES people (id), role varchar, scope_kind varchar, scope_id ${t.id},
       created_by ${t.id} REFERENCES people (id), created_at ${t.instant} NOT NULL, expires_at ${t.instant} NOT NULL,
       used_at ${t.instant}, revoked_at ${t.instant},
       CONSTRAINT one_time_links_kind_ck CHECK (
         (kind = 'invitation' AND email IS NOT NULL AND name IS NOT NULL AND role IS NOT NULL AND created_by IS NOT NULL)
         OR (kind = 'password_reset' AND person_id IS NOT NULL) OR kind = 'first_administrator'))`,
    `CREATE INDEX one_time_links_email ON one_time_links (email)`,
    `CREATE INDEX one_time_links_person ON one_time_links (person_id)`,
    `CREATE INDEX one_time_links_creator ON one_time_links (created_by, created_at)`,
    `CREATE TABLE link_tokens (
       token_hash varchar NOT NULL PRIMARY KEY, link_id ${t.id} NOT NULL REFERENCES one_time_links (id) ON DELETE CASCADE,
       mailed boolean NOT NULL)`,
    `CREATE INDEX link_tokens_link ON link_tokens (link_id)`,
    `CREATE TABLE sign_in_attempts (
       id ${t.id} NOT NULL PRIMARY KEY, account_key varchar NOT NULL, address_key varchar NOT NULL,
       at ${t.instant} NOT NULL, succeeded boolean NOT NULL)`,
    `CREATE INDEX sign_in_attempts_account ON sign_in_attempts (account_key, at)`,
    `CREATE INDEX sign_in_attempts_address ON sign_in_attempts (address_key, at)`,
  ];
}

function schoolTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE authorities (
       id ${t.id} NOT NULL PRIMARY KEY, name varchar NOT NULL, dfe_code varchar, created_at ${t.instant} NOT NULL,
       CONSTRAINT authorities_dfe_code_unique UNIQUE (dfe_code))`,
    `CREATE TABLE partners (
       id ${t.id} NOT NULL PRIMARY KEY, authority_id ${t.id} NOT NULL REFERENCES authorities (id), kind varchar NOT NULL,
       name varchar NOT NULL, search_text varchar NOT NULL, created_at ${t.instant} NOT NULL,
       CONSTRAINT partners_kind_ck CHECK (kind IN ('school', 'community_group')))`,
    `CREATE INDEX partners_authority_name ON partners (authority_id, name, id)`,
    `CREATE TABLE schools (
       id ${t.id} NOT NULL PRIMARY KEY REFERENCES partners (id), urn integer NOT NULL, status varchar NOT NULL,
       phase varchar NOT NULL, statutory_low_age integer, statutory_high_age integer,
       street varchar, locality varchar, town varchar, postcode varchar,
       easting integer, northing integer, latitude ${t.double}, longitude ${t.double},
       opened_on varchar, closed_on varchar, successor_urn integer, extract_on varchar NOT NULL,
       CONSTRAINT schools_urn_unique UNIQUE (urn),
       CONSTRAINT schools_status_ck CHECK (status IN ('open', 'proposed_to_close', 'closed', 'proposed_to_open')))`,
    `CREATE TABLE school_characteristics (
       id ${t.id} NOT NULL PRIMARY KEY, school_id ${t.id} NOT NULL REFERENCES schools (id), as_of varchar NOT NULL,
       source varchar NOT NULL, roll integer, fsm_percent ${t.double}, fsm6_percent ${t.double},
       idaci_rank integer, idaci_decile integer, attainment8 ${t.double},
       CONSTRAINT school_characteristics_dated UNIQUE (school_id, as_of),
       CONSTRAINT school_characteristics_roll_ck CHECK (roll >= 0),
       CONSTRAINT school_characteristics_fsm_ck CHECK (fsm_percent BETWEEN 0 AND 100),
       CONSTRAINT school_characteristics_fsm6_ck CHECK (fsm6_percent BETWEEN 0 AND 100))`,
    `CREATE TABLE community_groups (
       id ${t.id} NOT NULL PRIMARY KEY REFERENCES partners (id), description varchar, postcode varchar,
       latitude ${t.double}, longitude ${t.double}, closed_on varchar)`,
  ];
}

export class AccountsAndPartners1764000000001 implements MigrationInterface {
  name = 'AccountsAndPartners1764000000001';

  async up(q: QueryRunner): Promise<void> {
    if (ddl().postgres) await q.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runAll(q, [...accountTables(), ...schoolTables()]);
  }

  async down(q: QueryRunner): Promise<void> {
    const tables =
      'community_groups school_characteristics schools partners authorities sign_in_attempts link_tokens one_time_links sessions role_assignments people';
    await runAll(
      q,
      tables.split(' ').map((table) => `DROP TABLE ${table}`),
    );
  }
}
