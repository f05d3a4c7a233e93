import type { DataSource } from 'typeorm';
import { VISIT_ACTIVITY_TRIGGERS } from './migrations/1764000000024-activities.js';
import { SERIES_GUARD_TRIGGERS } from './migrations/1764000000030-series.js';
import { CLOSURE_GUARD_TRIGGERS } from './migrations/1764000000041-closures.js';
import { SWAP_GUARD_TRIGGERS } from './migrations/1764000000043-promises.js';
import { OFFER_GUARD_TRIGGERS } from './migrations/1764000000038-offers.js';
import { RESERVATION_GUARD_TRIGGERS } from './migrations/reservation-guards.js';
import { ROOM_LINK_GUARD_TRIGGERS } from './migrations/room-link-guards.js';
import { USABLE_GUARD_TRIGGERS } from './migrations/usable-guards.js';

const APPEND_ONLY = ['visit_history', 'usage_ledger', 'transport_ledger', 'fair_share_settings'];
const APART = ['calendar_terms_apart', 'bell_periods_apart'];

/** Every trigger that holds an invariant. A rebuilt table loses its triggers silently, so they are counted at each boot. */
export const GUARD_TRIGGERS = {
  sqlite: [
    ...RESERVATION_GUARD_TRIGGERS.sqlite,
    ...ROOM_LINK_GUARD_TRIGGERS.sqlite,
    ...USABLE_GUARD_TRIGGERS,
    ...APPEND_ONLY.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`]),
    ...APART.flatMap((name) => [name, `${name}_change`]),
    'transport_ledger_amount',
    'transport_ledger_totals',
    'transport_schemes_new_cap',
    'usage_ledger_totals',
    ...VISIT_ACTIVITY_TRIGGERS,
    ...SERIES_GUARD_TRIGGERS,
    ...CLOSURE_GUARD_TRIGGERS,
    ...SWAP_GUARD_TRIGGERS,
    ...OFFER_GUARD_TRIGGERS,
  ],
  postgres: [
    ...RESERVATION_GUARD_TRIGGERS.postgres,
    ...ROOM_LINK_GUARD_TRIGGERS.postgres,
    ...USABLE_GUARD_TRIGGERS,
    ...APPEND_ONLY.flatMap((table) => [`${table}_append_only`, `${table}_no_truncate`]),
    ...APART,
    'transport_ledger_amount',
    'transport_ledger_totals',
    'transport_schemes_new_cap',
    'usage_ledger_totals',
    ...VISIT_ACTIVITY_TRIGGERS,
    ...SERIES_GUARD_TRIGGERS,
    ...CLOSURE_GUARD_TRIGGERS,
    ...SWAP_GUARD_TRIGGERS,
    ...OFFER_GUARD_TRIGGERS,
  ],
} as const;

/** Before 3.51.3 two connections checkpointing one WAL file could corrupt it. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** The database is not as safe as the product promises; the message says what to do. */
export class UnsafeDatabaseError extends Error {}

/** Refuses to serve from a database that could lose or double-book. */
export async function assertDatabase(dataSource: DataSource): Promise<void> {
  const problems =
    dataSource.options.type === 'postgres' ? await postgresProblems(dataSource) : await sqliteProblems(dataSource);
  if (problems.length > 0)
    throw new UnsafeDatabaseError(`The database is not safe to use:\n  ${problems.join('\n  ')}`);
}

async function sqliteProblems(dataSource: DataSource): Promise<string[]> {
  const value = async (query: string) =>
    Object.values((await dataSource.query<object[]>(query))[0] ?? {})[0] as unknown;
  const problems: string[] = [];
  const expect = async (query: string, wanted: unknown, name: string) => {
    const found = await value(query);
    if (found !== wanted) problems.push(`${name} is ${String(found)}, it must be ${String(wanted)}`);
  };
  await expect('PRAGMA journal_mode', 'wal', 'journal_mode');
  await expect('PRAGMA synchronous', 2, 'synchronous');
  await expect('PRAGMA foreign_keys', 1, 'foreign_keys');
  await expect('PRAGMA recursive_triggers', 1, 'recursive_triggers');
  const version = String(await value('SELECT sqlite_version()'));
  if (isOlder(version)) problems.push(`SQLite is ${version}, it must be ${OLDEST_SQLITE.join('.')} or newer`);
  const present = await dataSource.query<{ name: string }[]>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`);
  return [...problems, ...missing(GUARD_TRIGGERS.sqlite, present)];
}

async function postgresProblems(dataSource: DataSource): Promise<string[]> {
  const [setting] = await dataSource.query<{ synchronous_commit: string }[]>('SHOW synchronous_commit');
  const problems =
    setting?.synchronous_commit === 'off'
      ? ['synchronous_commit is off, so a crash would lose what people were told is saved: set it to on']
      : [];
  const present = await dataSource.query<{ name: string }[]>(
    `SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'
     UNION SELECT conname AS name FROM pg_constraint WHERE contype = 'x'`,
  );
  return [...problems, ...missing([...GUARD_TRIGGERS.postgres, 'reservations_no_overlap'], present)];
}

function missing(wanted: readonly string[], present: readonly { name: string }[]): string[] {
  const names = new Set(present.map((row) => row.name));
  return wanted
    .filter((name) => !names.has(name))
    .map((name) => `the guard ${name} is missing: restore the last backup, or run the migrations on a fresh database`);
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  const differing = OLDEST_SQLITE.findIndex((wanted, index) => (parts[index] ?? 0) !== wanted);
  return differing >= 0 && (parts[differing] ?? 0) < (OLDEST_SQLITE[differing] ?? 0);
}
