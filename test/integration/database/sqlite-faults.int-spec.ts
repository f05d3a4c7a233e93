import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { DataSource, type EntityManager } from 'typeorm';
import { SqliteUnitOfWork } from '../../../server/database/unit-of-work.js';

/** What TypeORM and the SQLite driver do when things go wrong, and that our unit of work is safe where theirs is not. */
describe('a unit of work on SQLite, when things go wrong', () => {
  let folder: string;
  let dataSource: DataSource;
  let stuck: unknown[];
  let unitOfWork: SqliteUnitOfWork;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clc-faults-'));
    dataSource = await new DataSource({
      type: 'better-sqlite3',
      database: path.join(folder, 'x.sqlite'),
      enableWAL: true,
      timeout: 50,
    }).initialize();
    await dataSource.query(
      'CREATE TABLE notes (id integer PRIMARY KEY, text varchar NOT NULL, parent integer REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)',
    );
    stuck = [];
    unitOfWork = new SqliteUnitOfWork(dataSource, (error) => stuck.push(error));
  });
  afterEach(async () => {
    await dataSource.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  const add = (manager: EntityManager, text: string) => manager.query('INSERT INTO notes (text) VALUES (?)', [text]);

  /** What would still be there after a restart. */
  const stored = (): string[] => {
    const other = new Database(path.join(folder, 'x.sqlite'), { readonly: true });
    const rows = other.prepare('SELECT text FROM notes ORDER BY id').all() as { text: string }[];
    other.close();
    return rows.map((row) => row.text);
  };

  /**
   * The next commits fail as on a full disk: SQLite rolls back a COMMIT by itself and reports the error. The outermost
   * RELEASE, which is how TypeORM "commits" once its depth counter is wrong, fails and leaves its transaction open.
   */
  const failCommits = (count: number) => {
    const runner = dataSource.createQueryRunner();
    const real = runner.query.bind(runner) as (query: string, parameters?: unknown[]) => Promise<never>;
    let left = count;
    runner.query = async (query: string, parameters?: unknown[]) => {
      const commits = query === 'COMMIT' || query.startsWith('RELEASE');
      if (!commits || left === 0) return real(query, parameters);
      left -= 1;
      if (query === 'COMMIT') await real('ROLLBACK');
      throw new Error('SQLITE_FULL: database or disk is full');
    };
  };

  const transactionsOf = {
    ours: (work: (manager: EntityManager) => Promise<unknown>) => unitOfWork.run(work),
    typeorms: (work: (manager: EntityManager) => Promise<unknown>) => dataSource.transaction(work),
  };

  const afterTwoFailedCommits = async (transaction: (typeof transactionsOf)['ours']) => {
    failCommits(2);
    for (const text of ['lost 1', 'lost 2']) {
      await transaction((manager) => add(manager, text)).catch(() => undefined);
    }
    let acknowledged = 0;
    for (let n = 0; n < 50; n += 1) {
      const done = await transaction((manager) => add(manager, `note ${n}`)).then(
        () => true,
        () => false,
      );
      acknowledged += Number(done);
    }
    return [acknowledged, stored().length];
  };

  it('keeps all fifty acknowledged writes after two failed commits', async () => {
    expect(await afterTwoFailedCommits(transactionsOf.ours)).toEqual([50, 50]);
    expect(stuck).toEqual([]);
  });

  it('loses them with TypeORM’s own transactions (positive control)', async () => {
    const [acknowledged, kept] = await afterTwoFailedCommits(transactionsOf.typeorms);
    expect(acknowledged).toBeGreaterThan(0);
    expect(kept).toBeLessThan(Number(acknowledged));
  });

  it('goes on after a commit that really failed, on a deferred foreign key', async () => {
    const orphan = unitOfWork.run((manager) =>
      manager.query(`INSERT INTO notes (text, parent) VALUES ('orphan', 999)`),
    );
    await expect(orphan).rejects.toThrow('FOREIGN KEY constraint failed');
    await unitOfWork.run((manager) => add(manager, 'next'));
    expect([stored(), stuck]).toEqual([['next'], []]);
  });

  it('asks for a fresh process when a connection cannot be brought out of its transaction', async () => {
    const runner = dataSource.createQueryRunner();
    const real = runner.query.bind(runner) as (query: string, parameters?: unknown[]) => Promise<never>;
    runner.query = (query: string, parameters?: unknown[]) =>
      query === 'COMMIT' || query === 'ROLLBACK'
        ? Promise.reject(new Error('SQLITE_IOERR: disk I/O error'))
        : real(query, parameters);
    await expect(unitOfWork.run((manager) => add(manager, 'unsure'))).rejects.toThrow('SQLITE_IOERR');
    expect(stuck.length).toBeGreaterThan(0);
    runner.query = real;
    await dataSource.query('ROLLBACK');
  });

  /** One unit of work is told that it is done while a neighbour, which began during it, is still at work; that one fails. */
  const besideOneThatRollsBack = async (transaction: (typeof transactionsOf)['ours']) => {
    const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    let undone: Promise<unknown> = Promise.resolve();
    const done = transaction(async (manager) => {
      await add(manager, 'told that it is saved');
      undone = transaction(async (other) => {
        await add(other, 'undone');
        await soon(60);
        throw new Error('this one fails');
      });
      undone.catch(() => undefined);
      await soon(20);
    });
    const [first] = await Promise.allSettled([done]);
    const [second] = await Promise.allSettled([undone]);
    return { told: first.status, neighbour: second.status, stored: stored() };
  };

  it('keeps what it acknowledged when its neighbour rolls back', async () => {
    expect(await besideOneThatRollsBack(transactionsOf.ours)).toEqual({
      told: 'fulfilled',
      neighbour: 'rejected',
      stored: ['told that it is saved'],
    });
  });

  it('loses it with TypeORM’s own transactions (positive control)', async () => {
    expect(await besideOneThatRollsBack(transactionsOf.typeorms)).toEqual({
      told: 'fulfilled',
      neighbour: 'rejected',
      stored: [],
    });
  });

  const fiftyIncrements = async (transaction: (typeof transactionsOf)['ours']) => {
    await dataSource.query(`INSERT INTO notes (id, text) VALUES (1, '0')`);
    const increment = () =>
      transaction(async (manager) => {
        const [row] = await manager.query<{ text: string }[]>('SELECT text FROM notes WHERE id = 1');
        await new Promise((resolve) => setTimeout(resolve, 1));
        await manager.query('UPDATE notes SET text = ? WHERE id = 1', [String(Number(row?.text) + 1)]);
      });
    await Promise.allSettled(Array.from({ length: 50 }, increment));
    return stored()[0];
  };

  it('counts fifty increments at once to fifty', async () => {
    expect(await fiftyIncrements(transactionsOf.ours)).toBe('50');
  });

  it('does not, with TypeORM’s own transactions (positive control)', async () => {
    expect(await fiftyIncrements(transactionsOf.typeorms)).not.toBe('50');
  });

  it('waits for a second process that is writing, without blocking the event loop', async () => {
    const other = new Database(path.join(folder, 'x.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => {
      other.exec('COMMIT');
      other.close();
    }, 250);
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    await unitOfWork.run((manager) => add(manager, 'patient'));
    clearInterval(ticking);
    expect(stored()).toEqual(['patient']);
    expect(ticks).toBeGreaterThan(0);
  });
});
