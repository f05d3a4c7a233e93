import { ConfigError, type Config } from './config/config.js';
import { UnsafeDatabaseError } from './database/assert-database.js';
import { SecondWriterError } from './database/single-writer-lock.js';

/** Errors whose message is written for whoever starts the server. */
const FOR_PEOPLE = [ConfigError, SecondWriterError, UnsafeDatabaseError];

type Where = Pick<Config, 'host' | 'port' | 'dataDir' | 'databaseUrl'>;

const serverIn = (databaseUrl: string | null): string => (databaseUrl ? new URL(databaseUrl).host : '');
const databaseIn = (databaseUrl: string | null): string =>
  databaseUrl ? decodeURIComponent(new URL(databaseUrl).pathname.slice(1)) : '';

const NO_SERVER = ({ databaseUrl }: Where) =>
  `PostgreSQL at ${serverIn(databaseUrl)} cannot be reached. Start it, or mend DATABASE_URL.`;
const NO_ENTRY = ({ databaseUrl }: Where) =>
  `PostgreSQL at ${serverIn(databaseUrl)} does not let us in. Check name and password in DATABASE_URL.`;
const NO_ADDRESS = ({ host }: Where) => `HOST is "${host}", which is no address of this machine. Use one of its own.`;
const NO_FOLDER = ({ dataDir }: Where) =>
  `DATA_DIR is ${dataDir}, where we cannot keep a database. It must be a folder that this user may write to.`;

/** By what went wrong while listening, while reaching PostgreSQL, and while opening the embedded database. */
const LISTENING: Readonly<Record<string, (where: Where) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use already. Stop the other program, or set PORT to another.`,
  EACCES: ({ port }) => `Port ${port} may not be used by this user. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: NO_ADDRESS,
  ENOTFOUND: NO_ADDRESS,
  EAI_AGAIN: NO_ADDRESS,
};
const POSTGRES: Readonly<Record<string, (where: Where) => string>> = {
  ...Object.fromEntries(
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN', '57P03'].map((code) => [code, NO_SERVER]),
  ),
  '28P01': NO_ENTRY,
  '28000': NO_ENTRY,
  '3D000': ({ databaseUrl }) =>
    `PostgreSQL has no database "${databaseIn(databaseUrl)}". Create it, or mend DATABASE_URL.`,
};
const FOLDER = ['EEXIST', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function sentenceFor(error: Error, where: Where): string | undefined {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  const name = textOf(code);
  const listens = textOf(syscall) === 'listen' || (textOf(syscall) === 'getaddrinfo' && isHostOf(error, where));
  if (listens) return LISTENING[name]?.(where);
  if (where.databaseUrl !== null) return POSTGRES[name]?.(where);
  return FOLDER.some((known) => name === known || name.startsWith(`${known}_`)) ? NO_FOLDER(where) : undefined;
}

const isHostOf = (error: Error, { host }: Where): boolean => (error as { hostname?: unknown }).hostname === host;

/** In one sentence, what keeps the server from starting and how to mend it; undefined for what nobody foresaw. */
export function bootProblem(error: unknown, where: Where | null): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (FOR_PEOPLE.some((kind) => error instanceof kind)) return error.message;
  return where ? sentenceFor(error, where) : undefined;
}
