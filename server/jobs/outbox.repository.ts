import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../common/ports/unit-of-work.js';
import { Clock } from '../common/ports/clock.js';
import { isPostgres, jsonFrom, sql, type Sql } from '../database/dialect.js';
import { Store } from '../database/store.js';
import { MOST_TRIES, retryDelay } from './retry-delay.js';

export interface ClaimedMessage {
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
  /** This one included. */
  readonly tries: number;
}

interface Row {
  id: string;
  topic: string;
  payload: unknown;
  /** The one that now begins included. */
  attempts: number;
}

const MINUTE = 60_000;
/** Longer than any delivery takes; a process that dies with a message in hand gives it up after this. */
const RESERVED_FOR = 3 * MINUTE;
const DAY = 1_440 * MINUTE;
const KEPT_FOR = 30 * DAY;
const LONGEST_ERROR = 500;

/** The outbox as its relay sees it. Messages that share an ordering key are handed out one at a time, oldest first. */
@Injectable()
export class OutboxRepository {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the next due message and reserves it, so that no other process sends it meanwhile.
   * @param delivered the message before it, which is marked in the same unit of work: one commit for a message, not two
   */
  next(topics: readonly string[], delivered: string | null): Promise<ClaimedMessage | null> {
    return this.store.write(async ({ manager }) => {
      if (delivered !== null) await this.mark(manager, delivered);
      const [row] = await (isPostgres() ? this.takeOnPostgres : this.takeOnSqlite)(sql(manager), topics);
      return row ? { id: row.id, topic: row.topic, payload: jsonFrom(row.payload), tries: row.attempts } : null;
    });
  }

  /** For the last message of a round, after which no other is taken. */
  async delivered(id: string): Promise<void> {
    await this.store.write(({ manager }) => this.mark(manager, id));
  }

  async failed(message: ClaimedMessage, error: unknown): Promise<void> {
    const again = new Date(this.clock.now().getTime() + retryDelay(message.tries));
    const text = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
    await this.store.write(
      ({ manager }) =>
        sql(manager)`UPDATE outbox SET available_at = ${again}, last_error = ${text} WHERE id = ${message.id}`,
    );
  }

  /**
   * Takes back messages that have not left.
   * @returns false when one of them has, or is leaving now; the caller's unit of work must fail then
   */
  async takeBack({ manager }: Tx, key: string): Promise<boolean> {
    await sql(manager)`DELETE FROM outbox WHERE take_back_key = ${key} AND attempts = 0`;
    return (await sql(manager)`SELECT 1 FROM outbox WHERE take_back_key = ${key} LIMIT 1`).length === 0;
  }

  /** Forgets what was delivered, or given up, more than thirty days ago. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_FOR);
    await this.store.write(
      ({ manager }) =>
        sql(
          manager,
        )`DELETE FROM outbox WHERE created_at < ${before} AND (delivered_at < ${before} OR attempts >= ${MOST_TRIES})`,
    );
  }

  private async mark(manager: EntityManager, id: string): Promise<void> {
    await sql(manager)`UPDATE outbox SET delivered_at = ${this.clock.now()}, last_error = NULL WHERE id = ${id}`;
  }

  private readonly takeOnSqlite = async (query: Sql, topics: readonly string[]): Promise<Row[]> => {
    const now = this.clock.now();
    const rows = await query<Row>`
      SELECT o.id, o.topic, o.payload, o.attempts + 1 AS attempts FROM outbox o
       WHERE o.delivered_at IS NULL AND o.available_at <= ${now} AND o.attempts < ${MOST_TRIES} AND o.topic IN (${topics})
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.ordering_key = o.ordering_key AND e.id < o.id
                          AND e.delivered_at IS NULL AND e.attempts < ${MOST_TRIES})
       ORDER BY o.available_at, o.id LIMIT 1`;
    for (const { id, attempts } of rows)
      await query`UPDATE outbox SET attempts = ${attempts}, available_at = ${reservedUntil(now)} WHERE id = ${id}`;
    return rows;
  };

  private readonly takeOnPostgres = (query: Sql, topics: readonly string[]): Promise<Row[]> => {
    const now = this.clock.now();
    return query<Row>`
      WITH due AS (
        SELECT o.id FROM outbox o
         WHERE o.delivered_at IS NULL AND o.available_at <= ${now} AND o.attempts < ${MOST_TRIES} AND o.topic IN (${topics})
           AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.ordering_key = o.ordering_key AND e.id < o.id
                            AND e.delivered_at IS NULL AND e.attempts < ${MOST_TRIES})
         ORDER BY o.available_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED),
      taken AS (
        UPDATE outbox SET attempts = attempts + 1, available_at = ${reservedUntil(now)} FROM due
         WHERE outbox.id = due.id RETURNING outbox.id, outbox.topic, outbox.payload, outbox.attempts)
      SELECT id, topic, payload, attempts FROM taken`;
  };
}

const reservedUntil = (now: Date): Date => new Date(now.getTime() + RESERVED_FOR);
