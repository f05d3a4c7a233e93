import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../common/new-id.js';
import { Clock } from '../common/ports/clock.js';
import type { Tx } from '../common/ports/unit-of-work.js';
import { READER } from './data-source.js';
import { sql } from './dialect.js';
import { PostgresUnitOfWork, SqliteUnitOfWork, type UnitOfWorkRunner } from './unit-of-work.js';

interface OpenUnit {
  readonly tx: Tx;
  closed: boolean;
}

/** The only way to the database: `write` for a unit of work, `read` for everything else. */
@Injectable()
export class Store {
  private readonly logger = new Logger(Store.name);
  private readonly current = new AsyncLocalStorage<OpenUnit>();
  private readonly runner: UnitOfWorkRunner;
  private outboxListener: () => void = () => undefined;

  constructor(
    @InjectDataSource() writer: DataSource,
    @InjectDataSource(READER) private readonly reader: DataSource,
    private readonly clock: Clock,
  ) {
    this.runner =
      writer.options.type === 'postgres'
        ? new PostgresUnitOfWork(writer)
        : new SqliteUnitOfWork(writer, (error) => {
            this.stop(error);
          });
  }

  /** Runs `work` as one transaction. Inside another unit of work it joins that one. Rejects with whatever `work` threw. */
  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer && !outer.closed) return work(outer.tx);
    let effects: (() => void | Promise<void>)[] = [];
    const result = await this.runner.run(async (manager) => {
      effects = [];
      const unit: OpenUnit = { tx: this.openTx(manager, effects), closed: false };
      try {
        return await this.current.run(unit, () => work(unit.tx));
      } finally {
        unit.closed = true;
      }
    });
    await this.current.exit(() => this.runEffects(effects));
    return result;
  }

  /**
   * Like `write`, for what must stay even when everything around it is undone, such as a try that counts.
   * @throws Error inside another unit of work: it would fall with that one
   */
  writeApart<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.current.getStore()?.closed === false) throw new Error('This must be a unit of work of its own.');
    return this.write(work);
  }

  /** Reads committed rows; inside a unit of work it reads that unit's own. */
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    return work(outer && !outer.closed ? outer.tx.manager : this.reader.manager);
  }

  /** Is told after each commit that left a message in the outbox. */
  onOutbox(listener: () => void): void {
    this.outboxListener = listener;
  }

  private openTx(manager: EntityManager, effects: (() => void | Promise<void>)[]): Tx {
    const wakeRelay = () => {
      this.outboxListener();
    };
    return {
      manager,
      afterCommit: (effect) => {
        effects.push(effect);
      },
      outbox: async ({ topic, orderingKey, payload, notBefore, takeBackKey }) => {
        const now = this.clock.now();
        await sql(manager)`
          INSERT INTO outbox (id, topic, ordering_key, payload, created_at, available_at, attempts, take_back_key)
          VALUES (${newId()}, ${topic}, ${orderingKey}, ${JSON.stringify(payload)}, ${now}, ${notBefore ?? now}, 0,
                  ${takeBackKey ?? null})`;
        if (!effects.includes(wakeRelay)) effects.push(wakeRelay);
      },
    };
  }

  private async runEffects(effects: readonly (() => void | Promise<void>)[]): Promise<void> {
    for (const effect of effects) {
      try {
        await effect();
      } catch (error) {
        this.logger.error(error, 'an after-commit effect failed');
      }
    }
  }

  /** A connection stuck in a transaction acknowledges work that is never kept; a fresh process is the only safe way on. */
  private stop(error: unknown): void {
    this.logger.fatal(error);
    process.exit(70);
  }
}
