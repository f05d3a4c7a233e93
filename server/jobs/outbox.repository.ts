import { Injectable } from '@nestjs/common';
import { Clock } from '../common/ports/clock.js';
import { isPostgres, jsonFrom, sql } from '../database/dialect.js';
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

  /** Takes the next due message and reserves it, so that no other process sends it meanwhile. */
  claim(topics: readonly string[]): Promise<ClaimedMessage | null> {
    return this.store.write(async ({ manager }) => {
      const now = this.clock.now();
      const [row] = await (isPostgres() ? this.nextOnPostgres : this.nextOnSqlite)(sql(manager), topics, now);
      if (!row) return null;
      const tries = row.attempts + 1;
      const until = new Date(now.getTime() + RESERVED_FOR);
      await sql(manager)`UPDATE outbox SET attempts = ${tries}, available_at = ${until} WHERE id = ${row.id}`;
      return { id: row.id, topic: row.topic, payload: jsonFrom(row.payload), tries };
    });
  }

  async delivered(id: string): Promise<void> {
    const now = this.clock.now();
    await this.store.write(
      ({ manager }) => sql(manager)`UPDATE outbox SET delivered_at = ${now}, last_error = NULL WHERE id = ${id}`,
    );
  }

  async failed(message: ClaimedMessage, error: unknown): Promise<void> {
    const again = new Date(this.clock.now().getTime() + retryDelay(message.tries));
    const text = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
    await this.store.write(
      ({ manager }) =>
        sql(manager)`UPDATE outbox SET available_at = ${again}, last_error = ${text} WHERE id = ${message.id}`,
    );
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

  private readonly nextOnSqlite = (query: ReturnType<typeof sql>, topics: readonly string[], now: Date) =>
    query<Row>`
      SELECT o.id, o.topic, o.payload, o.attempts FROM outbox o
       WHERE o.delivered_at IS NULL AND o.available_at <= ${now} AND o.attempts < ${MOST_TRIES} AND o.topic IN (${topics})
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.ordering_key = o.ordering_key AND e.id < o.id
                          AND e.delivered_at IS NULL AND e.attempts < ${MOST_TRIES})
       ORDER BY o.available_at, o.id LIMIT 1`;

  private readonly nextOnPostgres = (query: ReturnType<typeof sql>, topics: readonly string[], now: Date) =>
    query<Row>`
      SELECT o.id, o.topic, o.payload, o.attempts FROM outbox o
       WHERE o.delivered_at IS NULL AND o.available_at <= ${now} AND o.attempts < ${MOST_TRIES} AND o.topic IN (${topics})
         AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.ordering_key = o.ordering_key AND e.id < o.id
                          AND e.delivered_at IS NULL AND e.attempts < ${MOST_TRIES})
       ORDER BY o.available_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED`;
}
