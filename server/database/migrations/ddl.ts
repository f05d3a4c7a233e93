import type { QueryRunner } from 'typeorm';
import { isPostgres } from '../dialect.js';

/** The few words in which the two engines differ when tables are made. */
export const ddl = () => {
  const postgres = isPostgres();
  return {
    postgres,
    id: postgres ? 'uuid' : 'varchar',
    instant: postgres ? 'timestamptz' : 'datetime',
    bytes: postgres ? 'bytea' : 'blob',
    /** Text that sorts the same on both. */
    bytewise: postgres ? 'COLLATE "C"' : '',
    json: postgres ? 'jsonb' : 'text',
    double: 'double precision',
    yes: postgres ? 'true' : '1',
  };
};

/** Runs statements one after the other; a migration stays a readable list of SQL. */
export async function runAll(q: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await q.query(statement);
}

/** Makes a table append-only on both engines: a correction is a new row. */
export function appendOnly(table: string): string[] {
  if (!isPostgres()) {
    return ['UPDATE', 'DELETE'].map(
      (verb) => `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${table}_append_only'); END`,
    );
  }
  return [
    `CREATE FUNCTION ${table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION '${table}_append_only' USING ERRCODE = 'integrity_constraint_violation'; END $$`,
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
       FOR EACH ROW EXECUTE FUNCTION ${table}_append_only()`,
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
       FOR EACH STATEMENT EXECUTE FUNCTION ${table}_append_only()`,
  ];
}

/** Takes back what a migration made: tables in the order given, then, on PostgreSQL, the functions of their triggers. */
export async function dropAll(q: QueryRunner, tables: string, functions: string): Promise<void> {
  const drops = (kind: string, names: string) => names.split(' ').map((name) => `DROP ${kind} ${name}`);
  await runAll(q, [...drops('TABLE', tables), ...(isPostgres() ? drops('FUNCTION', functions) : [])]);
}
