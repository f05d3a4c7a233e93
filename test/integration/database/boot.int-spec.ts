import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { assertDatabase, GUARD_TRIGGERS, UnsafeDatabaseError } from '../../../server/database/assert-database.js';
import { isPostgres } from '../../../server/database/dialect.js';
import { writerOptions } from '../../../server/database/data-source.js';
import { runToEnd } from '../../support/run-to-end.js';
import { servedApp, type ServedApp } from '../../support/served-app.js';
import { emptyDatabase, settingsOf, testDatabase, type TestDatabase } from '../../support/test-database.js';

const ANOTHER_PROCESS = 'Another CLC Commons process is using this database. Stop the server first';
const EXCLUSION = 'reservations_no_overlap';
const GUARDS: string[] = isPostgres() ? [...GUARD_TRIGGERS.postgres, EXCLUSION] : [...GUARD_TRIGGERS.sqlite];

async function tableOf(dataSource: DataSource, guard: string): Promise<string> {
  const [row] = await dataSource.query<{ name: string }[]>(
    'SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = $1 AND NOT tgisinternal',
    [guard],
  );
  return String(row?.name);
}

async function drop(dataSource: DataSource, guard: string): Promise<void> {
  const on = isPostgres() && guard !== EXCLUSION ? ` ON ${await tableOf(dataSource, guard)}` : '';
  const what = isPostgres() && guard === EXCLUSION ? 'ALTER TABLE reservations DROP CONSTRAINT' : 'DROP TRIGGER';
  await dataSource.query(`${what} ${guard}${on}`);
}

describe('at the start, before anybody is served', () => {
  let database: TestDatabase;
  let opened: DataSource[];

  beforeEach(async () => {
    database = await testDatabase();
    opened = [];
  });
  afterEach(async () => {
    for (const dataSource of opened) await dataSource.destroy();
    await database.drop();
  });

  const open = async (over: object = {}): Promise<DataSource> => {
    const options = { ...writerOptions(database.config), ...over };
    const dataSource = await new DataSource(options).initialize();
    opened.push(dataSource);
    return dataSource;
  };

  it('every guard that the migrations made is looked for', async () => {
    const made = await (
      await open()
    ).query<{ name: string }[]>(
      isPostgres()
        ? `SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal
           UNION SELECT conname FROM pg_constraint WHERE contype = 'x'`
        : `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
    );
    expect(made.map(({ name }) => name).sort()).toEqual([...GUARDS].sort());
  });

  it('a database with all its guards is safe, and without any one of them it is not', async () => {
    const dataSource = await open();
    await expect(assertDatabase(dataSource)).resolves.toBeUndefined();
    for (const guard of GUARDS) {
      await drop(dataSource, guard);
      const refusal = assertDatabase(dataSource);
      await expect(refusal).rejects.toBeInstanceOf(UnsafeDatabaseError);
      await expect(refusal).rejects.toThrow(`the guard ${guard} is missing`);
    }
  });

  it('a guard that is switched off counts as missing on PostgreSQL; SQLite knows no such switch', async () => {
    const dataSource = await open();
    const switchOff = dataSource.query('ALTER TABLE reservations DISABLE TRIGGER reservations_guard');
    if (!isPostgres()) return expect(switchOff).rejects.toThrow('syntax error');
    await switchOff;
    return expect(assertDatabase(dataSource)).rejects.toThrow('the guard reservations_guard is missing');
  });

  const pragmas = (...statements: string[]) => ({
    prepareDatabase: (connection: Database) => {
      for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'recursive_triggers = ON', ...statements])
        connection.pragma(pragma);
    },
  });

  const UNSAFE: [string, object, string][] = isPostgres()
    ? [['synchronous_commit = off', { extra: { options: '-c synchronous_commit=off' } }, 'synchronous_commit is off']]
    : [
        ['synchronous = NORMAL', pragmas('synchronous = NORMAL'), 'synchronous is 1, it must be 2'],
        ['synchronous = OFF', pragmas('synchronous = OFF'), 'synchronous is 0, it must be 2'],
        ['journal_mode = DELETE', pragmas('journal_mode = DELETE'), 'journal_mode is delete, it must be wal'],
        ['journal_mode = MEMORY', pragmas('journal_mode = DELETE', 'journal_mode = MEMORY'), 'journal_mode is memory'],
        ['recursive_triggers = OFF', pragmas('recursive_triggers = OFF'), 'recursive_triggers is 0, it must be 1'],
      ];

  it.each(UNSAFE)('a database with %s is refused', async (_name, over, sentence) => {
    await expect(assertDatabase(await open(over))).rejects.toThrow(sentence);
  });

  const VERSIONS: [string, boolean][] = [
    ['3.40.1', false],
    ['3.51.2', false],
    ['3.51.3', true],
    ['3.52.0', true],
    ['4.0.0', true],
  ];

  const isNewEnough = async (version: string, safe: boolean) => {
    const dataSource = await open();
    const older = new Proxy(dataSource, {
      get: (target, key) => {
        if (key !== 'query') return Reflect.get(target, key) as unknown;
        return (query: string) =>
          query.includes('sqlite_version') ? Promise.resolve([{ version }]) : target.query(query);
      },
    });
    const verdict = assertDatabase(older);
    if (safe) await expect(verdict).resolves.toBeUndefined();
    else await expect(verdict).rejects.toThrow(`SQLite is ${version}, it must be 3.51.3 or newer`);
  };

  // PostgreSQL has the same guards in every version that the product supports.
  if (!isPostgres()) it.each(VERSIONS)('SQLite %s is new enough: %s', isNewEnough);

  it('the server ends with a sentence, and no stack, when a guard is missing', async () => {
    const guard = GUARDS[0]!;
    await drop(await open(), guard);
    const { code, output } = await runToEnd('server/main.js', [], settingsOf(database));
    expect([code, output]).toEqual([1, expect.stringContaining(`not safe to use:\n  the guard ${guard} is missing`)]);
    expect(output).not.toContain('    at ');
  });
});

describe('several processes on one database', () => {
  let database: TestDatabase;
  let served: ServedApp[];
  beforeEach(async () => {
    database = await emptyDatabase();
    served = [];
  });
  afterEach(async () => {
    await Promise.all(served.map((server) => server.end('SIGKILL')));
    await database.drop();
  });

  const start = async () => {
    const server = await servedApp(settingsOf(database));
    served.push(server);
    return server;
  };
  const cli = () => runToEnd('server/cli.js', ['migrate'], settingsOf(database));
  const UP_TO_DATE = { code: 0, output: 'The database is up to date.\n' };

  it('work side by side on PostgreSQL; on SQLite the second is told that there is one already', async () => {
    const first = await start();
    const outcomes = isPostgres()
      ? [(await fetch((await start()).url)).status, await cli()]
      : [await runToEnd('server/main.js', [], settingsOf(database)), await cli()];
    const refused = { code: 1, output: expect.stringContaining(ANOTHER_PROCESS) };
    expect(outcomes).toEqual(isPostgres() ? [200, UP_TO_DATE] : [refused, refused]);
    expect((await fetch(first.url)).status).toBe(200);
    await Promise.all(served.map((server) => server.end('SIGKILL')));
    expect(await cli()).toEqual(UP_TO_DATE);
  });

  it('migrate an empty database at once: PostgreSQL lets each wait, SQLite lets one in', async () => {
    const all = await Promise.all([cli(), cli(), cli()]);
    const failures = all.filter(({ code }) => code !== 0);
    expect(failures.length).toBeLessThanOrEqual(isPostgres() ? 0 : 2);
    for (const { output } of failures) expect(output).toContain(ANOTHER_PROCESS);
    expect(all.filter(({ output }) => output.startsWith('Migrated:'))).toHaveLength(1);
    expect(await cli()).toEqual(UP_TO_DATE);
  });
});
