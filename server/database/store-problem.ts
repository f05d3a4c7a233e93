import type { Refusal } from '#shared/contracts/refusals.js';

/** What the drivers say when there is no room left: SQLite, PostgreSQL (disk_full), the operating system. */
const FULL = ['SQLITE_FULL', '53100', 'ENOSPC'];

/**
 * What they say when the database cannot be reached or takes nothing now: the operating system, PostgreSQL while it
 * starts, stops or has no connection left, SQLite on a disk that fails.
 */
const AWAY = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE'],
  ...['57P01', '57P02', '57P03', '53300', '55000', '28000', '3D000'],
  ...['SQLITE_BUSY', 'SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'],
];
const AWAY_MESSAGES = [
  /^Connection terminated/,
  /timeout exceeded when trying to connect/,
  /Client has encountered a connection error/,
  /not queryable/,
  /is not yet established/,
];

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

/** SQLite's extended codes begin with the plain one: SQLITE_IOERR_WRITE. A class 08 of PostgreSQL is a lost connection. */
const isOneOf = (codes: readonly string[], code: string): boolean =>
  code !== '' && codes.some((known) => code === known || code.startsWith(`${known}_`));

/** Why the store cannot be used just now, when that is what an error says: nobody's mistake, and worth another try. */
export function storeProblem(error: unknown): Extract<Refusal, 'store/full' | 'access/not-ready'> | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (isOneOf(FULL, code) || error.message.includes('database or disk is full')) return 'store/full';
  const away = isOneOf(AWAY, code) || code.startsWith('08') || AWAY_MESSAGES.some((known) => known.test(error.message));
  return away ? 'access/not-ready' : undefined;
}
