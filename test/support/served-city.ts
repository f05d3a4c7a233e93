import { DataSource, type EntityManager } from 'typeorm';
import { writerOptions } from '../../server/database/data-source.js';
import { aSmallCity, type SmallCity } from '../factories/city.factory.js';
import { servedApp, type ServedApp } from './served-app.js';
import { appOn } from './test-app.js';
import { settingsOf, testDatabase, type TestDatabase } from './test-database.js';
import { nextOpenDay } from './open-days.js';

/** What a program on the other side of the network gets; null when the connection broke before an answer. */
export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
} | null;

/** Somebody signed in, over a real socket. */
export type RemoteCaller = (
  server: ServedApp,
  path: string,
  body?: object,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>;

/** A small city in a database, its people's cookies, and as many server processes on it as a test starts. */
export interface ServedCity {
  readonly city: SmallCity;
  readonly database: TestDatabase;
  readonly teacher: RemoteCaller;
  readonly otherTeacher: RemoteCaller;
  readonly manager: RemoteCaller;
  start(): Promise<ServedApp>;
  /** Reads the database past the servers. */
  look<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

function remote(cookie: Readonly<Record<string, string>>): RemoteCaller {
  const own = {
    cookie: Object.entries(cookie)
      .map(([name, value]) => `${name}=${value}`)
      .join('; '),
    'content-type': 'application/json',
  };
  return async (server, path, body, headers = {}) => {
    const post = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    try {
      const answer = await fetch(server.url + path, { headers: { ...own, ...headers }, ...post });
      const content = (await answer.json()) as Record<string, unknown>;
      return { status: answer.status, headers: answer.headers, body: content };
    } catch {
      return null;
    }
  };
}

export async function aServedCity(): Promise<ServedCity> {
  const database = await testDatabase();
  const seeding = await appOn(database);
  const city = await aSmallCity(seeding.store);
  const teacher = remote((await seeding.people.teacher(city.schoolId)).cookie);
  const otherTeacher = remote((await seeding.people.teacher(city.otherSchoolId)).cookie);
  const manager = remote((await seeding.people.manager(city.centreId)).cookie);
  await seeding.close();
  const servers: ServedApp[] = [];
  return {
    city,
    database,
    teacher,
    otherTeacher,
    manager,
    start: async () => {
      const server = await servedApp(settingsOf(database));
      servers.push(server);
      return server;
    },
    look: async (work) => {
      const dataSource = await new DataSource(writerOptions(database.config)).initialize();
      try {
        return await work(dataSource.manager);
      } finally {
        await dataSource.destroy();
      }
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.end('SIGKILL')));
      await database.drop();
    },
  };
}

/** A school day that is so many open days from a week after today: the servers' clocks cannot be stopped. */
export function schoolDay(index: number): string {
  let day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  for (let left = index; left >= 0; left -= 1) day = nextOpenDay(day);
  return day;
}
