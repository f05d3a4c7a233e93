import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

function seriesTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE series (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id),
       partner_id ${t.id} NOT NULL REFERENCES partners (id), version integer NOT NULL, every varchar NOT NULL,
       weekdays ${t.json} NOT NULL, first_day varchar NOT NULL, last_day varchar NOT NULL, left_out ${t.json} NOT NULL,
       plan ${t.json} NOT NULL, continues_id ${t.id} REFERENCES series (id), import_key varchar,
       requested_by ${t.id} REFERENCES people (id), requested_at ${t.instant} NOT NULL,
       CONSTRAINT series_every_ck CHECK (every IN ('week', 'fortnight', 'week_a', 'week_b')),
       CONSTRAINT series_days_ck CHECK (first_day <= last_day),
       CONSTRAINT series_import_unique UNIQUE (centre_id, import_key))`,
    `CREATE INDEX series_centre ON series (centre_id, requested_at)`,
    `CREATE INDEX series_partner ON series (partner_id, requested_at)`,
    `CREATE INDEX series_continues ON series (continues_id) WHERE continues_id IS NOT NULL`,
    `CREATE TABLE rejected_occurrences (
       series_id ${t.id} NOT NULL REFERENCES series (id), day varchar NOT NULL, problem varchar NOT NULL,
       at ${t.instant} NOT NULL, PRIMARY KEY (series_id, day))`,
    `ALTER TABLE visits ADD COLUMN series_id ${t.id} CONSTRAINT visits_series_fk REFERENCES series (id)`,
    `ALTER TABLE visits ADD COLUMN series_day varchar
       CONSTRAINT visits_series_day_ck CHECK ((series_id IS NULL) = (series_day IS NULL))`,
    `ALTER TABLE visits ADD COLUMN changed_alone boolean NOT NULL DEFAULT ${t.postgres ? 'false' : '0'}`,
    `CREATE UNIQUE INDEX visits_series_day_unique ON visits (series_id, series_day) WHERE series_id IS NOT NULL`,
  ];
}

const ELSEWHERE = `NEW.series_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM series s WHERE s.id = NEW.series_id AND s.centre_id = NEW.centre_id AND s.partner_id = NEW.partner_id)`;

/** Once a visit is over or off, nobody moves it. */
const OVER = `OLD.state NOT IN ('requested', 'offered', 'approved') AND
  (NEW.starts_at <> OLD.starts_at OR NEW.ends_at <> OLD.ends_at OR NEW.school_day <> OLD.school_day)`;

const GUARDS = [
  { name: 'visits_series_insert', event: 'INSERT', guard: 'visits_series_guard', when: ELSEWHERE },
  {
    name: 'visits_series_update',
    event: 'UPDATE OF series_id, centre_id, partner_id',
    guard: 'visits_series_guard',
    when: ELSEWHERE,
  },
  {
    name: 'visits_over_stay',
    event: 'UPDATE OF starts_at, ends_at, school_day',
    guard: 'visits_over_guard',
    when: OVER,
  },
] as const;

/** On either engine. */
export const SERIES_GUARD_TRIGGERS = GUARDS.map(({ name }) => name);

const FUNCTIONS = [
  ['visits_series_guard', ELSEWHERE],
  ['visits_over_guard', OVER],
] as const;

function guards(): string[] {
  if (!ddl().postgres) {
    return GUARDS.map(
      ({ name, event, guard, when }) => `CREATE TRIGGER ${name} BEFORE ${event} ON visits WHEN ${when}
         BEGIN SELECT RAISE(ABORT, '${guard}'); END`,
    );
  }
  return [
    ...FUNCTIONS.map(
      ([name, when]) => `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF ${when} THEN RAISE EXCEPTION '${name}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
         RETURN NEW; END $$`,
    ),
    ...GUARDS.map(
      ({ name, event, guard }) =>
        `CREATE TRIGGER ${name} BEFORE ${event} ON visits FOR EACH ROW EXECUTE FUNCTION ${guard}()`,
    ),
  ];
}

export class Series1764000000030 implements MigrationInterface {
  name = 'Series1764000000030';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...seriesTables(), ...guards()]);
  }

  async down(q: QueryRunner): Promise<void> {
    const { postgres } = ddl();
    await runAll(q, [
      ...GUARDS.map(({ name }) => `DROP TRIGGER ${name}${postgres ? ' ON visits' : ''}`),
      ...(postgres ? FUNCTIONS.map(([name]) => `DROP FUNCTION ${name}`) : []),
      'DROP INDEX visits_series_day_unique',
      'ALTER TABLE visits DROP COLUMN changed_alone',
      'ALTER TABLE visits DROP COLUMN series_day',
      'ALTER TABLE visits DROP COLUMN series_id',
      'DROP TABLE rejected_occurrences',
      'DROP TABLE series',
    ]);
  }
}
