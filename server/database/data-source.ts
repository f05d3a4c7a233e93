import type { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { DataSourceOptions } from 'typeorm';
import type { Config } from '../config/config.js';
import { accountsEntities } from '../modules/accounts/entities/index.js';
import { centresEntities } from '../modules/centres/entities/index.js';
import { doorsEntities } from '../modules/doors/entities/index.js';
import { closuresEntities } from '../modules/closures/entities/index.js';
import { equityEntities } from '../modules/equity/entities/index.js';
import { fairnessEntities } from '../modules/fairness/entities/index.js';
import { feedsEntities } from '../modules/feeds/entities/index.js';
import { partnersEntities } from '../modules/partners/entities/index.js';
import { policiesEntities } from '../modules/policies/entities/index.js';
import { questionsEntities } from '../modules/questions/entities/index.js';
import { reservationsEntities } from '../modules/reservations/entities/index.js';
import { subsidiesEntities } from '../modules/subsidies/entities/index.js';
import { timetablesEntities } from '../modules/timetables/entities/index.js';
import { visitsEntities } from '../modules/visits/entities/index.js';
import { Heartbeat } from './entities/heartbeat.entity.js';
import { Job } from './entities/job.entity.js';
import { KeptAnswer } from './entities/kept-answer.entity.js';
import { OutboxMessage } from './entities/outbox-message.entity.js';
import { migrations } from './migrations/index.js';

/** Every table by the part of the server that owns it. */
export const ENTITIES_BY_OWNER = {
  accounts: accountsEntities,
  partners: partnersEntities,
  centres: centresEntities,
  reservations: reservationsEntities,
  visits: visitsEntities,
  questions: questionsEntities,
  closures: closuresEntities,
  subsidies: subsidiesEntities,
  equity: equityEntities,
  fairness: fairnessEntities,
  policies: policiesEntities,
  feeds: feedsEntities,
  doors: doorsEntities,
  timetables: timetablesEntities,
  database: [OutboxMessage, KeptAnswer, Heartbeat, Job],
} as const;

export const allEntities = Object.values(ENTITIES_BY_OWNER).flat();

/** The second connection, for reads: on SQLite it sees committed rows only and cannot write. */
export const READER = 'reader';

export type DatabaseSettings = Pick<Config, 'databaseUrl' | 'dataDir' | 'databasePoolSize'>;

export const sqlitePath = (dataDir: string): string => path.join(dataDir, 'clc-commons.sqlite');

const common = { entities: allEntities, synchronize: false, migrationsRun: false } as const;

function postgresOptions(settings: DatabaseSettings, url: string): DataSourceOptions {
  return {
    ...common,
    type: 'postgres',
    url,
    poolSize: settings.databasePoolSize,
    extra: {
      connectionTimeoutMillis: 5_000,
      options: '-c timezone=UTC -c lock_timeout=10000',
      onConnect: hearErrors,
    },
  };
}

/**
 * Between the pool, which stops listening to a connection that it hands over, and TypeORM, which begins a moment
 * later, nobody would hear that PostgreSQL cuts it, and an error event that nobody hears ends the process. Whoever
 * uses the connection is told by the query that fails.
 */
function hearErrors(connection: EventEmitter): void {
  connection.on('error', () => undefined);
}

export function writerOptions(settings: DatabaseSettings): DataSourceOptions {
  const own = { migrations: [...migrations], migrationsTransactionMode: 'each' as const };
  if (settings.databaseUrl) return { ...postgresOptions(settings, settings.databaseUrl), ...own };
  mkdirSync(settings.dataDir, { recursive: true });
  return {
    ...common,
    ...own,
    type: 'better-sqlite3',
    database: sqlitePath(settings.dataDir),
    timeout: 100,
    // WAL alone would mean synchronous=NORMAL, and acknowledged rows would be lost in a power cut.
    prepareDatabase: (database: Database) => {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      // Without it, INSERT OR REPLACE removes rows past the triggers that keep a table append-only.
      database.pragma('recursive_triggers = ON');
      database.pragma('cache_size = -32768');
    },
  };
}

export function readerOptions(settings: DatabaseSettings): DataSourceOptions {
  if (settings.databaseUrl) return postgresOptions(settings, settings.databaseUrl);
  return {
    ...common,
    type: 'better-sqlite3',
    database: sqlitePath(settings.dataDir),
    readonly: true,
    timeout: 1_000,
    prepareDatabase: (database: Database) => {
      database.pragma('cache_size = -32768');
    },
  };
}
