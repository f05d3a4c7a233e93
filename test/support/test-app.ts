import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Store } from '../../server/database/store.js';
import { createHttpApp } from '../../server/http-app.js';
import { SeedPeople } from './people.js';
import { TestClock } from './test-clock.js';
import { testDatabase, type TestDatabase } from './test-database.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly store: Store;
  readonly people: SeedPeople;
  readonly clock: TestClock;
  close(): Promise<void>;
}

/** The whole product on a database of its own, asked through `app.inject`, without a port. */
export async function testApp(env: NodeJS.ProcessEnv = {}, clientDir = '/nowhere'): Promise<TestApp> {
  const database = await testDatabase(env);
  const it_ = await appOn(database, clientDir);
  const close = async () => {
    await it_.close();
    await database.drop();
  };
  return { ...it_, close };
}

/** The same on a database that stays when the application is closed. */
export async function appOn(database: TestDatabase, clientDir = '/nowhere'): Promise<TestApp> {
  const app = await createHttpApp(database.config, clientDir);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const store = app.get(Store);
  const close = () => app.close();
  return { app, database, store, people: new SeedPeople(app, store), clock: new TestClock(app), close };
}
