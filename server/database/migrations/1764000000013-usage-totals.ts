import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

const KEY = 'centre_id, academic_year, term, partner_id, partner_role, programme, key_stage';
const SUMS = 'visits, no_shows, pupils, adults, session_minutes, room_minutes, pupil_minutes, adult_minutes'.split(
  ', ',
);
const LATEST = 'authority_id, partner_kind, partner_name, phase, roll, fsm_percent, fsm6_percent, recorded_at'.split(
  ', ',
);
const LARGEST = ['largest_group', 'largest_party'];

function totalsTable(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE usage_totals (
       centre_id ${t.id} NOT NULL, academic_year integer NOT NULL, term varchar NOT NULL, partner_id ${t.id} NOT NULL,
       partner_role varchar NOT NULL, programme varchar NOT NULL, key_stage varchar NOT NULL,
       ${SUMS.map((column) => `${column} integer NOT NULL`).join(', ')},
       ${LARGEST.map((column) => `${column} integer NOT NULL`).join(', ')}, last_day varchar,
       authority_id ${t.id} NOT NULL, partner_kind varchar NOT NULL, partner_name varchar NOT NULL, phase varchar,
       roll integer, fsm_percent ${t.double}, fsm6_percent ${t.double}, recorded_at ${t.instant} NOT NULL,
       PRIMARY KEY (${KEY}))`,
    `CREATE INDEX usage_totals_authority_year ON usage_totals (authority_id, academic_year)`,
  ];
}

/** The totals follow the ledger inside the database: whoever appends a row, by whatever path, cannot forget them. */
function totalsTrigger(): string[] {
  const attended = (value: string) => `CASE WHEN NEW.entry = 'attended' THEN ${value} ELSE 0 END`;
  const corrected = (value: string, otherwise: string) =>
    `CASE NEW.entry WHEN 'correction' THEN NEW.${value} ELSE ${otherwise} END`;
  const party = 'NEW.pupils + NEW.adults';
  const values = [
    ...KEY.split(', ').map((column) => `NEW.${column}`),
    corrected('corrected_visits', attended('1')),
    corrected('corrected_no_shows', `CASE NEW.entry WHEN 'no_show' THEN 1 WHEN 'undone' THEN -1 ELSE 0 END`),
    ...['NEW.pupils', 'NEW.adults', 'NEW.session_minutes', 'NEW.room_minutes', 'NEW.pupil_minutes'],
    corrected('corrected_adult_minutes', 'NEW.adults * NEW.session_minutes'),
    ...[attended('NEW.pupils'), attended(party)],
    `CASE WHEN NEW.entry = 'attended' THEN NEW.school_day END`,
    ...LATEST.map((column) => `NEW.${column}`),
  ];
  const later = (column: string) =>
    `${column} = CASE WHEN usage_totals.${column} IS NULL OR excluded.${column} > usage_totals.${column}
       THEN excluded.${column} ELSE usage_totals.${column} END`;
  const upsert = `INSERT INTO usage_totals (${[KEY, ...SUMS, ...LARGEST, 'last_day', ...LATEST].join(', ')})
    VALUES (${values.join(', ')})
    ON CONFLICT (${KEY}) DO UPDATE SET
    ${SUMS.map((column) => `${column} = usage_totals.${column} + excluded.${column}`).join(', ')},
    ${[...LARGEST, 'last_day'].map(later).join(', ')},
    ${LATEST.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const keep = `${upsert}; ${largestAnew()};`;
  if (!ddl().postgres) return [`CREATE TRIGGER usage_ledger_totals AFTER INSERT ON usage_ledger BEGIN ${keep} END`];
  return [
    `CREATE FUNCTION usage_ledger_totals() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${keep} RETURN NEW; END $$`,
    `CREATE TRIGGER usage_ledger_totals AFTER INSERT ON usage_ledger
       FOR EACH ROW EXECUTE FUNCTION usage_ledger_totals()`,
  ];
}

/** A correction may make the largest visit smaller, or the last one not to have been: these are looked for again. */
function largestAnew(): string {
  const ofKey = KEY.split(', ').map((column) => `one.${column} = NEW.${column}`);
  const visits = `SELECT SUM(one.pupils) AS pupils, SUM(one.pupils + one.adults) AS party, MAX(one.school_day) AS day
    FROM usage_ledger one WHERE ${ofKey.join(' AND ')} GROUP BY one.visit_id
   HAVING SUM(CASE one.entry WHEN 'attended' THEN 1 ELSE one.corrected_visits END) > 0`;
  const greatest = (column: string) => `(SELECT MAX(${column}) FROM (${visits}) attended)`;
  return `UPDATE usage_totals SET largest_group = COALESCE(${greatest('pupils')}, 0),
      largest_party = COALESCE(${greatest('party')}, 0), last_day = ${greatest('day')}
    WHERE NEW.entry = 'correction' AND ${KEY.split(', ')
      .map((column) => `usage_totals.${column} = NEW.${column}`)
      .join(' AND ')}`;
}

export class UsageTotals1764000000013 implements MigrationInterface {
  name = 'UsageTotals1764000000013';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...totalsTable(), ...totalsTrigger()]);
  }

  async down(q: QueryRunner): Promise<void> {
    const dropTrigger = ddl().postgres
      ? ['DROP TRIGGER usage_ledger_totals ON usage_ledger', 'DROP FUNCTION usage_ledger_totals']
      : ['DROP TRIGGER usage_ledger_totals'];
    await runAll(q, [...dropTrigger, 'DROP TABLE usage_totals']);
  }
}
