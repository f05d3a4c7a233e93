import type { EventEmitter } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { readerOptions, writerOptions } from '../../../server/database/data-source.js';
import { newId } from '../../../server/common/new-id.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** A connection as the pool hands it over, before TypeORM has begun to listen to it. */
interface Connection extends EventEmitter {
  query(sql: string): Promise<{ rows: { pid: number }[] }>;
  release(broken: boolean): void;
}
interface Driver {
  readonly master: { connect(): Promise<Connection> };
}

const addAuthority = (manager: EntityManager, name: string) =>
  sql(manager)`INSERT INTO authorities (id, name, created_at) VALUES (${newId()}, ${name}, ${new Date()})`;

/** A row lock where the engine runs units of work side by side; SQLite runs them one after the other. */
const ROW_LOCK = isPostgres() ? 'FOR UPDATE' : '';

const soon = (ms = 5) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('the unit of work', () => {
  let it_: TestApp;
  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());

  const names = async (prefix: string) => {
    const rows = await it_.store.read(
      (manager) => sql(manager)<{ name: string }>`
        SELECT name FROM authorities WHERE name LIKE ${`${prefix}%`} ORDER BY name`,
    );
    return rows.map((row) => row.name);
  };

  it('keeps what one request wrote when its neighbour rolls back', async () => {
    const kept = it_.store.write(async (tx) => {
      await addAuthority(tx.manager, 'neighbour kept');
      await soon();
    });
    const undone = it_.store.write(async (tx) => {
      await addAuthority(tx.manager, 'neighbour undone');
      await soon();
      throw new Error('this one fails');
    });
    await expect(undone).rejects.toThrow('this one fails');
    await kept;
    expect(await names('neighbour')).toEqual(['neighbour kept']);
  });

  it('adds up fifty increments at once to fifty', async () => {
    await it_.store.write((tx) => addAuthority(tx.manager, 'counter 0'));
    const increment = () =>
      it_.store.write(async (tx) => {
        const [row] = await tx.manager.query<{ id: string; name: string }[]>(
          `SELECT id, name FROM authorities WHERE name LIKE 'counter %' ${ROW_LOCK}`,
        );
        await soon(1);
        const next = `counter ${Number(row?.name.slice(8)) + 1}`;
        await sql(tx.manager)`UPDATE authorities SET name = ${next} WHERE id = ${String(row?.id)}`;
      });
    await Promise.all(Array.from({ length: 50 }, increment));
    expect(await names('counter')).toEqual(['counter 50']);
  });

  it('does not show other requests what is not committed', async () => {
    let seen: string[] = ['not read yet'];
    await it_.store.write(async (tx) => {
      await addAuthority(tx.manager, 'hidden');
      seen = await outside();
    });
    async function outside() {
      const reader = await new DataSource(writerOptions(it_.database.config)).initialize();
      const rows = await reader.query<object[]>(`SELECT name FROM authorities WHERE name = 'hidden'`);
      await reader.destroy();
      return rows.map((row) => JSON.stringify(row));
    }
    expect([seen, await names('hidden')]).toEqual([[], ['hidden']]);
  });

  it('joins an outer unit of work, which then stands or falls as one', async () => {
    const work = it_.store.write(async (tx) => {
      await addAuthority(tx.manager, 'joined outer');
      await it_.store.write((inner) => addAuthority(inner.manager, 'joined inner'));
      expect(await names('joined')).toEqual(['joined inner', 'joined outer']);
      throw new Error('both go');
    });
    await expect(work).rejects.toThrow('both go');
    expect(await names('joined')).toEqual([]);
  });

  it('refuses to join where it must stay whatever happens to the outer one', async () => {
    await it_.store.writeApart((tx) => addAuthority(tx.manager, 'apart alone'));
    const inside = it_.store.write(() => it_.store.writeApart((tx) => addAuthority(tx.manager, 'apart inside')));
    await expect(inside).rejects.toThrow('a unit of work of its own');
    expect(await names('apart')).toEqual(['apart alone']);
  });

  it('runs effects after the commit only, and not at all after a rollback', async () => {
    const log: string[] = [];
    await it_.store.write(async (tx) => {
      tx.afterCommit(() => void log.push('kept'));
      await addAuthority(tx.manager, 'effects');
      log.push('working');
    });
    await it_.store
      .write((tx) => {
        tx.afterCommit(() => void log.push('never'));
        return Promise.reject(new Error('no'));
      })
      .catch(() => undefined);
    expect(log).toEqual(['working', 'kept']);
  });

  it('writes an outbox message with the work, or neither', async () => {
    const message = { topic: 'test', orderingKey: 'k', payload: { hello: 'there' } };
    await it_.store.write((tx) => tx.outbox(message));
    await it_.store
      .write(async (tx) => {
        await tx.outbox(message);
        throw new Error('no');
      })
      .catch(() => undefined);
    const [row] = await it_.store.read(
      (manager) => sql(manager)<{ count: number | string }>`SELECT count(*) AS count FROM outbox WHERE topic = 'test'`,
    );
    expect(Number(row?.count)).toBe(1);
  });

  async function handedOver(source: DataSource): Promise<Connection> {
    await source.initialize();
    return (source.driver as unknown as Driver).master.connect();
  }

  const isCut = async () => {
    const source = new DataSource(readerOptions(it_.database.config));
    const connection = await handedOver(source);
    const { rows } = await connection.query('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((resolve) => connection.once('end', resolve));
    await it_.store.read((manager) => manager.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]));
    await ended;
    await expect(connection.query('SELECT 1')).rejects.toThrow();
    connection.release(true);
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await source.destroy();
  };

  const isHeard = async () => {
    const options = readerOptions(it_.database.config);
    const deaf = new DataSource({ ...options, extra: {} });
    const [heard, unheard] = [new DataSource(options), deaf];
    const listeners: number[] = [];
    for (const source of [heard, unheard]) {
      const connection = await handedOver(source);
      listeners.push(connection.listenerCount('error'));
      connection.release(true);
      await source.destroy();
    }
    expect(listeners).toEqual([1, 0]);
  };

  // SQLite has no connections that something else could cut.
  if (isPostgres()) {
    it('goes on when a connection is cut that the pool has just handed over', isCut);
    it('would end with it if nobody listened then (positive control)', isHeard);
  }
});
