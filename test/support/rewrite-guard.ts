import type { QueryRunner } from 'typeorm';
import { isPostgres } from '../../server/database/dialect.js';

interface GuardText {
  readonly text: string;
  readonly drop?: string;
}

/**
 * The guards' own text with one expression changed: functions of these names on PostgreSQL, triggers whose names begin
 * so on SQLite. @throws when no text holds the expression, so that no mutant is empty
 */
export async function rewriteGuard(
  runner: QueryRunner,
  names: readonly string[],
  { original, mutant }: { original: string; mutant: string },
): Promise<void> {
  const texts = await (isPostgres() ? functionTexts(runner, names) : triggerTexts(runner, names));
  const changed = texts.filter(({ text }) => text.includes(original));
  if (changed.length === 0) throw new Error(`the guard does not say "${original}"`);
  for (const { text, drop } of changed) {
    if (drop) await runner.query(drop);
    await runner.query(text.replaceAll(original, mutant));
  }
}

function functionTexts(runner: QueryRunner, names: readonly string[]): Promise<GuardText[]> {
  return runner.manager.query<GuardText[]>(
    `SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE proname IN (${names.map((name) => `'${name}'`).join()})`,
  );
}

async function triggerTexts(runner: QueryRunner, names: readonly string[]): Promise<GuardText[]> {
  const rows = await runner.manager.query<{ name: string; sql: string }[]>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
  );
  const wanted = rows.filter(({ name }) => names.some((begin) => name.startsWith(begin)));
  return wanted.map(({ name, sql: text }) => ({ text, drop: `DROP TRIGGER ${name}` }));
}
