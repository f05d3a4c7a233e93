import type { DataSource, EntityManager } from 'typeorm';

/** How one engine runs a piece of work as a transaction of its own. */
export interface UnitOfWorkRunner {
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

interface SqliteConnection {
  readonly inTransaction: boolean;
}

/** Called when a connection cannot be brought out of a transaction: nothing written after it would be kept. */
export type OnStuck = (error: unknown) => void;

const BEGIN_TRIES = 50;
const BEGIN_PAUSE_MS = 100;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * One writer at a time. TypeORM shares a single SQLite connection among all requests, so two of its transactions at
 * once would nest into each other, and one request's rollback would erase another's acknowledged write; hence a queue.
 * The transaction statements are issued here and not by TypeORM: it knows no BEGIN IMMEDIATE, and its depth counter
 * stays stuck after a failed COMMIT, after which "committed" work is never committed.
 */
export class SqliteUnitOfWork implements UnitOfWorkRunner {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly onStuck: OnStuck,
  ) {}

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const turn = this.tail.then(() => this.transaction(work));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const connection = (await runner.connect()) as SqliteConnection;
    await this.begin((query) => runner.query(query));
    // Tells save() and friends that they are inside a transaction and must not begin their own.
    const state = runner as { isTransactionActive: boolean };
    state.isTransactionActive = true;
    try {
      const result = await work(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      if (connection.inTransaction) await this.rollback((query) => runner.query(query));
      throw error;
    } finally {
      state.isTransactionActive = false;
      if (connection.inTransaction) this.onStuck(new Error('The SQLite connection is stuck in a transaction.'));
    }
  }

  private async begin(query: (sql: string) => Promise<unknown>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await query('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (attempt === BEGIN_TRIES || !String(error).includes('database is locked')) throw error;
        await pause(BEGIN_PAUSE_MS);
      }
    }
  }

  private async rollback(query: (sql: string) => Promise<unknown>): Promise<void> {
    try {
      await query('ROLLBACK');
    } catch (error) {
      this.onStuck(error);
    }
  }
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const POSTGRES_TRIES = 4;

/** A pooled transaction; one that lost a deadlock is run again from the start, as PostgreSQL asks. */
export class PostgresUnitOfWork implements UnitOfWorkRunner {
  constructor(private readonly dataSource: DataSource) {}

  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        if (attempt === POSTGRES_TRIES || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK)) throw error;
        await pause(attempt * 10);
      }
    }
  }
}
