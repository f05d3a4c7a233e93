import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

/** SQLite compares instants as text, as with reservations. */
const instantsSort = (...columns: string[]): string =>
  columns.map((column) => `${column} IS strftime('%Y-%m-%d %H:%M:%f', ${column})`).join(' AND ');

function offerTables(): string[] {
  const t = ddl();
  const sortable = `, CONSTRAINT visit_alternatives_instants_ck CHECK (${instantsSort('starts_at', 'ends_at')})`;
  return [
    `CREATE TABLE visit_alternatives (
       id ${t.id} NOT NULL PRIMARY KEY, visit_id ${t.id} NOT NULL REFERENCES visits (id), version integer NOT NULL,
       place integer NOT NULL, kind varchar NOT NULL, school_day varchar NOT NULL, starts_at ${t.instant} NOT NULL,
       ends_at ${t.instant} NOT NULL, partner_role varchar NOT NULL, outcome varchar NOT NULL, offered_at ${t.instant} NOT NULL,
       CONSTRAINT visit_alternatives_place_ck CHECK (place BETWEEN 1 AND 3),
       CONSTRAINT visit_alternatives_place_unique UNIQUE (visit_id, version, place),
       CONSTRAINT visit_alternatives_kind_ck CHECK (kind = 'other_time' OR (kind = 'turn' AND place = 1)),
       CONSTRAINT visit_alternatives_order_ck CHECK (starts_at < ends_at),
       CONSTRAINT visit_alternatives_role_ck CHECK (partner_role IN ('host', 'partner')),
       CONSTRAINT visit_alternatives_outcome_ck CHECK (outcome IN ('open', 'accepted', 'released'))${t.postgres ? '' : sortable})`,
    `CREATE INDEX visit_alternatives_visit ON visit_alternatives (visit_id)`,
    `CREATE INDEX visit_alternatives_open ON visit_alternatives (starts_at) WHERE outcome = 'open'`,
    `CREATE UNIQUE INDEX visit_alternatives_one_accepted ON visit_alternatives (visit_id, version) WHERE outcome = 'accepted'`,
    // Deferred: the visit is moved first, and names an alternative that is written after it.
    `ALTER TABLE visits ADD COLUMN alternative_id ${t.id} CONSTRAINT visits_alternative_fk
       REFERENCES visit_alternatives (id) DEFERRABLE INITIALLY DEFERRED
       CONSTRAINT visits_alternative_ck CHECK ((state = 'offered') = (alternative_id IS NOT NULL))`,
  ];
}

const opens = (row: 'NEW' | 'OLD') => `${row}.outcome = 'open'`;

interface Guard {
  readonly name: string;
  readonly table: 'visits' | 'visit_alternatives' | 'reservations';
  readonly event: string;
  /** What must not be, of NEW and where there is one OLD. */
  readonly when: string;
}

/** An offer is open as long as its visit is offered, and holds something as long as it is open. */
const GUARDS: readonly Guard[] = [
  {
    name: 'visit_alternatives_of_offered',
    table: 'visit_alternatives',
    event: 'INSERT',
    when: `NOT EXISTS (SELECT 1 FROM visits v WHERE v.id = NEW.visit_id AND v.state = 'offered' AND v.version = NEW.version)`,
  },
  {
    name: 'visit_alternatives_once',
    table: 'visit_alternatives',
    event: 'UPDATE',
    when: `NOT (${opens('OLD')}) OR NEW.visit_id <> OLD.visit_id OR NEW.version <> OLD.version
      OR NEW.starts_at <> OLD.starts_at OR NEW.ends_at <> OLD.ends_at`,
  },
  {
    name: 'visit_alternatives_no_orphans',
    table: 'visit_alternatives',
    event: 'UPDATE OF outcome',
    when: `NOT (${opens('NEW')}) AND EXISTS (SELECT 1 FROM reservations r WHERE r.holder_id = NEW.id AND r.active)`,
  },
  {
    name: 'visits_offer_ended',
    table: 'visits',
    event: 'UPDATE OF state',
    when: `OLD.state = 'offered' AND NEW.state <> 'offered' AND EXISTS (
      SELECT 1 FROM visit_alternatives a WHERE a.visit_id = OLD.id AND a.outcome = 'open')`,
  },
  ...(['INSERT', 'UPDATE OF active, holder_kind, holder_id'] as const).map((event) => ({
    name: `reservations_of_open_offer_${event === 'INSERT' ? 'insert' : 'update'}`,
    table: 'reservations' as const,
    event,
    when: `NEW.active AND NEW.holder_kind = 'offer' AND NOT EXISTS (
      SELECT 1 FROM visit_alternatives a WHERE a.id = NEW.holder_id AND a.outcome = 'open')`,
  })),
];

/** On either engine. */
export const OFFER_GUARD_TRIGGERS = GUARDS.map(({ name }) => name);

function guard({ name, table, event, when }: Guard): string[] {
  if (!ddl().postgres) {
    return [
      `CREATE TRIGGER ${name} BEFORE ${event} ON ${table} WHEN ${when} BEGIN SELECT RAISE(ABORT, '${name}'); END`,
    ];
  }
  return [
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF ${when} THEN
         RAISE EXCEPTION '${name}' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '${name}';
       END IF;
       RETURN NEW; END $$`,
    `CREATE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  ];
}

/** What a centre offers instead of the time that was asked for, and the turns of the waiting list. */
export class Offers1764000000038 implements MigrationInterface {
  name = 'Offers1764000000038';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...offerTables(), ...GUARDS.flatMap(guard)]);
  }

  async down(q: QueryRunner): Promise<void> {
    const { postgres } = ddl();
    await runAll(q, [
      ...GUARDS.map(({ name, table }) => `DROP TRIGGER ${name}${postgres ? ` ON ${table}` : ''}`),
      ...(postgres ? GUARDS.map(({ name }) => `DROP FUNCTION ${name}`) : []),
      'ALTER TABLE visits DROP COLUMN alternative_id',
      'DROP TABLE visit_alternatives',
    ]);
  }
}
