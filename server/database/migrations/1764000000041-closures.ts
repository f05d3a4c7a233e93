import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, dropAll, runAll } from './ddl.js';

function closureTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE closures (
       id ${t.id} NOT NULL PRIMARY KEY, version integer NOT NULL, kind varchar NOT NULL,
       centre_id ${t.id} REFERENCES centres (id), partner_id ${t.id} REFERENCES partners (id),
       resource_id ${t.id} REFERENCES resources (id), quantity integer, starts_at ${t.instant} NOT NULL,
       ends_at ${t.instant}, reason varchar NOT NULL, made_by ${t.id} NOT NULL REFERENCES people (id),
       made_at ${t.instant} NOT NULL, lifted_by ${t.id} REFERENCES people (id), lifted_at ${t.instant},
       CONSTRAINT closures_kind_ck CHECK (kind IN ('centre', 'room', 'equipment_pool', 'tutor', 'vehicle', 'school')),
       CONSTRAINT closures_of_ck CHECK ((kind = 'school') = (partner_id IS NOT NULL)
         AND (kind = 'school') = (centre_id IS NULL) AND (kind IN ('centre', 'school')) = (resource_id IS NULL)),
       CONSTRAINT closures_quantity_ck CHECK ((kind = 'equipment_pool') = (quantity IS NOT NULL) AND quantity >= 1),
       CONSTRAINT closures_order_ck CHECK (ends_at IS NULL OR starts_at < ends_at),
       CONSTRAINT closures_lifted_ck CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)))`,
    `CREATE INDEX closures_centre ON closures (centre_id, starts_at) WHERE centre_id IS NOT NULL`,
    `CREATE INDEX closures_partner ON closures (partner_id, starts_at) WHERE partner_id IS NOT NULL`,
    `CREATE TABLE closure_visits (
       closure_id ${t.id} NOT NULL REFERENCES closures (id), visit_id ${t.id} NOT NULL REFERENCES visits (id),
       was_room_id ${t.id} REFERENCES rooms (id), was_starts_at ${t.instant} NOT NULL, was_ends_at ${t.instant} NOT NULL,
       outcome varchar, settled_by ${t.id} REFERENCES people (id), settled_at ${t.instant},
       PRIMARY KEY (closure_id, visit_id),
       CONSTRAINT closure_visits_outcome_ck CHECK (outcome IN ('moved', 'cancelled', 'fine')),
       CONSTRAINT closure_visits_settled_ck CHECK (
         (outcome IS NULL) = (settled_at IS NULL) AND (outcome IS NULL) = (settled_by IS NULL)))`,
    `CREATE INDEX closure_visits_open ON closure_visits (visit_id) WHERE outcome IS NULL`,
    `ALTER TABLE unavailability ADD COLUMN closure_id ${t.id} REFERENCES closures (id)`,
    `CREATE INDEX unavailability_closure ON unavailability (closure_id) WHERE closure_id IS NOT NULL`,
  ];
}

const GUARD = 'closure_visits_settled_once';

/** What became of a visit is said once, and no visit drops out of a plan. */
export const CLOSURE_GUARD_TRIGGERS = [`${GUARD}_update`, `${GUARD}_delete`] as const;

function guards(): string[] {
  if (!ddl().postgres) {
    return [
      `CREATE TRIGGER ${GUARD}_update BEFORE UPDATE ON closure_visits WHEN OLD.outcome IS NOT NULL
         BEGIN SELECT RAISE(ABORT, '${GUARD}'); END`,
      `CREATE TRIGGER ${GUARD}_delete BEFORE DELETE ON closure_visits BEGIN SELECT RAISE(ABORT, '${GUARD}'); END`,
    ];
  }
  return [
    `CREATE FUNCTION ${GUARD}() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION '${GUARD}' USING ERRCODE = 'integrity_constraint_violation'; END $$`,
    `CREATE TRIGGER ${GUARD}_update BEFORE UPDATE ON closure_visits
       FOR EACH ROW WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION ${GUARD}()`,
    `CREATE TRIGGER ${GUARD}_delete BEFORE DELETE ON closure_visits FOR EACH ROW EXECUTE FUNCTION ${GUARD}()`,
  ];
}

/** What closes for a time, and the plan for every visit that it touches. */
export class Closures1764000000041 implements MigrationInterface {
  name = 'Closures1764000000041';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...closureTables(), ...guards()]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, ['DROP INDEX unavailability_closure', 'ALTER TABLE unavailability DROP COLUMN closure_id']);
    await dropAll(q, 'closure_visits closures', GUARD);
  }
}
