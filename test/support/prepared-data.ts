import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../server/config/config.js';
import { migrateDatabase } from '../../server/database/migrate.js';
import { Store } from '../../server/database/store.js';
import { createHttpApp } from '../../server/http-app.js';

/** A folder with a database that `fill` has filled, for a server that is started on it afterwards. */
export async function preparedData(fill: (it_: { store: Store }) => Promise<void>): Promise<string> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clc-served-'));
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'fatal', DATA_DIR: dataDir, PORT: '0' });
  await migrateDatabase(config);
  const app = await createHttpApp(config, '/nowhere');
  await app.init();
  await fill({ store: app.get(Store) });
  await app.close();
  return dataDir;
}
