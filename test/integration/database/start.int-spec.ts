import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPostgres } from '../../../server/database/dialect.js';
import { runToEnd } from '../../support/run-to-end.js';
import { servedApp } from '../../support/served-app.js';
import { settingsOf, testDatabase, type TestDatabase } from '../../support/test-database.js';

describe('a server that cannot start', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clc-start-'));
  const file = path.join(folder, 'file');
  const taken = createServer();
  let database: TestDatabase;

  beforeAll(async () => {
    writeFileSync(file, 'x');
    database = await testDatabase();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    taken.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const port = () => String((taken.address() as AddressInfo).port);
  const nowhere = (url: string) => url.replace(/@[^/]*/, '@127.0.0.1:1');

  it.each<[string, () => NodeJS.ProcessEnv, string]>([
    ['TRUST_PROXY=banana', () => ({ TRUST_PROXY: 'banana' }), 'TRUST_PROXY: must be a number of proxies'],
    ['HOST=999.1.1.1', () => ({ HOST: '999.1.1.1' }), 'HOST is "999.1.1.1"'],
    ['a port in use', () => ({ PORT: port() }), 'is in use already'],
    isPostgres()
      ? [
          'a PostgreSQL that is not there',
          () => ({ DATABASE_URL: nowhere(database.config.databaseUrl ?? '') }),
          'PostgreSQL at 127.0.0.1:1 cannot be reached',
        ]
      : ['a file for a folder', () => ({ DATA_DIR: file }), `DATA_DIR is ${file}`],
  ])('because of %s says so in one sentence', async (_name, env, sentence) => {
    const { code, output } = await runToEnd('server/main.js', [], { ...settingsOf(database), ...env() });
    expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
    expect(output).not.toMatch(/^ +at /m);
  });

  it('starts with an address of PostgreSQL in capitals or after a space', async () => {
    if (!isPostgres()) return;
    const url = database.config.databaseUrl ?? '';
    for (const spelt of [url.replace(/^postgres(ql)?/, 'POSTGRES'), ` ${url} `]) {
      const server = await servedApp({ ...settingsOf(database), DATABASE_URL: spelt });
      expect((await fetch(`${server.url}/api/ready`)).status).toBe(200);
      await server.end();
    }
  });
});
