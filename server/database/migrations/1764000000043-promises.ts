import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, dropAll, runAll } from './ddl.js';

function jobTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE jobs (
       name varchar NOT NULL PRIMARY KEY, holder ${t.id}, leased_until ${t.instant} NOT NULL,
       began_at ${t.instant}, ended_at ${t.instant},
       CONSTRAINT jobs_holder_ck CHECK (holder IS NULL OR began_at IS NOT NULL))`,
  ];
}

function finalNumbersTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE final_numbers (
       visit_id ${t.id} NOT NULL PRIMARY KEY REFERENCES visits (id), due_at ${t.instant}, reminders integer NOT NULL,
       confirmed_at ${t.instant}, confirmed_by ${t.id} REFERENCES people (id),
       CONSTRAINT final_numbers_reminders_ck CHECK (reminders BETWEEN 0 AND 2),
       CONSTRAINT final_numbers_confirmed_ck CHECK (confirmed_at IS NULL OR due_at IS NOT NULL))`,
    `CREATE INDEX final_numbers_due ON final_numbers (due_at) WHERE confirmed_at IS NULL`,
  ];
}

function swapTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE swap_proposals (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id), state varchar NOT NULL,
       proposed_by ${t.id} NOT NULL REFERENCES people (id), proposed_for ${t.id} REFERENCES visits (id),
       proposed_at ${t.instant} NOT NULL, expires_at ${t.instant} NOT NULL, ended_at ${t.instant},
       CONSTRAINT swap_proposals_state_ck CHECK (
         state IN ('open', 'done', 'refused', 'withdrawn', 'expired', 'overtaken') AND (state = 'open') = (ended_at IS NULL)))`,
    `CREATE INDEX swap_proposals_expiry ON swap_proposals (expires_at) WHERE state = 'open'`,
    `CREATE TABLE swap_sides (
       proposal_id ${t.id} NOT NULL REFERENCES swap_proposals (id), visit_id ${t.id} NOT NULL REFERENCES visits (id),
       open boolean NOT NULL, consented_at ${t.instant}, consented_by ${t.id} REFERENCES people (id),
       PRIMARY KEY (proposal_id, visit_id),
       CONSTRAINT swap_sides_consent_ck CHECK ((consented_at IS NULL) = (consented_by IS NULL)))`,
    `CREATE UNIQUE INDEX swap_sides_one_open ON swap_sides (visit_id) WHERE open`,
  ];
}

const LACKS_CONSENT = `NEW.state = 'done' AND
  (SELECT count(*) FROM swap_sides WHERE proposal_id = NEW.id AND consented_at IS NOT NULL) <> 2`;

/** Whatever the code thinks: a swap is done with the consent of both. */
export const SWAP_GUARD_TRIGGERS = ['swap_proposals_consent', 'swap_proposals_consent_new'];

function swapGuards(): string[] {
  const on = (name: string) => (name.endsWith('_new') ? 'INSERT' : 'UPDATE');
  if (!ddl().postgres) {
    return SWAP_GUARD_TRIGGERS.map(
      (name) => `CREATE TRIGGER ${name} BEFORE ${on(name)} ON swap_proposals WHEN ${LACKS_CONSENT}
         BEGIN SELECT RAISE(ABORT, 'swap_needs_two_consents'); END`,
    );
  }
  return [
    `CREATE FUNCTION swap_proposals_consent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF ${LACKS_CONSENT} THEN
         RAISE EXCEPTION 'swap_needs_two_consents' USING ERRCODE = 'integrity_constraint_violation';
       END IF;
       RETURN NEW; END $$`,
    ...SWAP_GUARD_TRIGGERS.map(
      (name) => `CREATE TRIGGER ${name} BEFORE ${on(name)} ON swap_proposals
         FOR EACH ROW EXECUTE FUNCTION swap_proposals_consent()`,
    ),
  ];
}

/** Work that one process at a time does, and what is kept of promised visits. */
export class Promises1764000000043 implements MigrationInterface {
  name = 'Promises1764000000043';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...jobTables(), ...finalNumbersTables(), ...swapTables(), ...swapGuards()]);
  }

  async down(q: QueryRunner): Promise<void> {
    await dropAll(q, 'swap_sides swap_proposals final_numbers jobs', 'swap_proposals_consent');
  }
}
