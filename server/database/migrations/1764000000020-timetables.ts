import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, dropAll, runAll } from './ddl.js';

const DAY = (column: string) => `length(${column}) = 10`;
const CLOCK = (column: string) => `length(${column}) = 5 AND ${column} BETWEEN '00:00' AND '23:59'`;

function calendarTables(): string[] {
  const t = ddl();
  const given = (column: string) => `CASE WHEN ${column} IS NULL THEN 0 ELSE 1 END`;
  return [
    `CREATE TABLE calendars (
       id ${t.id} NOT NULL PRIMARY KEY, authority_id ${t.id} REFERENCES authorities (id),
       centre_id ${t.id} REFERENCES centres (id), school_id ${t.id} REFERENCES schools (id), version integer NOT NULL,
       CONSTRAINT calendars_owner_ck CHECK (
         ${given('authority_id')} + ${given('centre_id')} + ${given('school_id')} = 1
         AND id = COALESCE(authority_id, centre_id, school_id)))`,
    `CREATE TABLE calendar_entries (
       id ${t.id} NOT NULL PRIMARY KEY, calendar_id ${t.id} NOT NULL REFERENCES calendars (id),
       kind varchar NOT NULL, name varchar NOT NULL, first_day varchar NOT NULL, last_day varchar NOT NULL,
       academic_year integer, term varchar,
       CONSTRAINT calendar_entries_kind_ck CHECK (kind IN ('term', 'half_term', 'inset', 'closure', 'open')),
       CONSTRAINT calendar_entries_term_ck CHECK (
         (kind = 'term') = (term IS NOT NULL) AND (kind = 'term') = (academic_year IS NOT NULL)
         AND (term IS NULL OR term IN ('autumn', 'spring', 'summer'))),
       CONSTRAINT calendar_entries_days_ck CHECK (
         ${DAY('first_day')} AND ${DAY('last_day')} AND first_day <= last_day),
       CONSTRAINT calendar_entries_unique UNIQUE (calendar_id, kind, first_day, last_day))`,
    `CREATE UNIQUE INDEX calendar_entries_one_term ON calendar_entries (calendar_id, academic_year, term)
       WHERE kind = 'term'`,
    `CREATE INDEX calendar_entries_days ON calendar_entries (calendar_id, last_day)`,
  ];
}

function bellTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE bell_schedules (
       id ${t.id} NOT NULL PRIMARY KEY, school_id ${t.id} NOT NULL REFERENCES schools (id),
       valid_from varchar NOT NULL, week_a_day varchar, version integer NOT NULL,
       CONSTRAINT bell_schedules_from_unique UNIQUE (school_id, valid_from),
       CONSTRAINT bell_schedules_days_ck CHECK (${DAY('valid_from')} AND (week_a_day IS NULL OR ${DAY('week_a_day')})))`,
    `CREATE TABLE bell_periods (
       id ${t.id} NOT NULL PRIMARY KEY, schedule_id ${t.id} NOT NULL REFERENCES bell_schedules (id) ON DELETE CASCADE,
       week varchar NOT NULL, weekday integer NOT NULL, position integer NOT NULL, name varchar NOT NULL,
       kind varchar NOT NULL, starts varchar NOT NULL, ends varchar NOT NULL,
       CONSTRAINT bell_periods_week_ck CHECK (week IN ('every', 'A', 'B')),
       CONSTRAINT bell_periods_weekday_ck CHECK (weekday BETWEEN 1 AND 5),
       CONSTRAINT bell_periods_position_ck CHECK (position BETWEEN 1 AND 20),
       CONSTRAINT bell_periods_kind_ck CHECK (kind IN ('lesson', 'break', 'lunch', 'registration')),
       CONSTRAINT bell_periods_times_ck CHECK (${CLOCK('starts')} AND ${CLOCK('ends')} AND starts < ends),
       CONSTRAINT bell_periods_place_unique UNIQUE (schedule_id, week, weekday, position))`,
  ];
}

/** Two terms of one calendar never share a day; two periods of one day never share a minute. */
const OVERLAPS = {
  calendar_terms_apart: {
    table: 'calendar_entries',
    when: `NEW.kind = 'term' AND EXISTS (SELECT 1 FROM calendar_entries e
      WHERE e.calendar_id = NEW.calendar_id AND e.kind = 'term' AND e.id <> NEW.id
        AND e.first_day <= NEW.last_day AND NEW.first_day <= e.last_day)`,
  },
  bell_periods_apart: {
    table: 'bell_periods',
    when: `EXISTS (SELECT 1 FROM bell_periods p
      WHERE p.schedule_id = NEW.schedule_id AND p.week = NEW.week AND p.weekday = NEW.weekday AND p.id <> NEW.id
        AND p.starts < NEW.ends AND NEW.starts < p.ends)`,
  },
} as const;

/** Writers of one calendar or schedule queue at its version, so that what these look at stands still. */
function overlapGuards(): string[] {
  return Object.entries(OVERLAPS).flatMap(([name, { table, when }]) =>
    ddl().postgres
      ? [
          `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF ${when} THEN
             RAISE EXCEPTION '${name}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$`,
          `CREATE TRIGGER ${name} BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
        ]
      : [
          `CREATE TRIGGER ${name} BEFORE INSERT ON ${table} WHEN ${when} BEGIN SELECT RAISE(ABORT, '${name}'); END`,
          `CREATE TRIGGER ${name}_change BEFORE UPDATE ON ${table} WHEN ${when}
             BEGIN SELECT RAISE(ABORT, '${name}'); END`,
        ],
  );
}

/** Calendars of authorities, centres and schools, and the bell times of schools. */
export class Timetables1764000000020 implements MigrationInterface {
  name = 'Timetables1764000000020';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...calendarTables(), ...bellTables(), ...overlapGuards()]);
  }

  async down(q: QueryRunner): Promise<void> {
    await dropAll(q, 'bell_periods bell_schedules calendar_entries calendars', Object.keys(OVERLAPS).join(' '));
  }
}
