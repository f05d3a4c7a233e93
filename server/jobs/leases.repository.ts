import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../common/new-id.js';
import { Clock } from '../common/ports/clock.js';
import type { Tx } from '../common/ports/unit-of-work.js';
import { isPostgres, part, sql } from '../database/dialect.js';
import { Store } from '../database/store.js';

/**
 * How long a run keeps its job after it last wrote anything: much longer than a unit of work takes. A process that dies
 * gives its job up after this.
 */
export const LEASED_FOR_MS = 120_000;

/** Who may do which job, written where all processes see it. */
@Injectable()
export class LeasesRepository {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a job for one run.
   * @returns the run; null while another has it, which is not waited for
   */
  async take(name: string): Promise<string | null> {
    const run = newId();
    const now = this.clock.now();
    const unlessInHand = isPostgres() ? part`FOR UPDATE SKIP LOCKED` : part``;
    return this.store.writeApart(async ({ manager }) => {
      await this.makeKnown(manager, name, now);
      const [free] = await sql(manager)<{ name: string }>`
        SELECT name FROM jobs WHERE name = ${name} AND (holder IS NULL OR leased_until <= ${now}) ${unlessInHand}`;
      if (!free) return null;
      await sql(manager)`
        UPDATE jobs SET holder = ${run}, leased_until = ${leasedUntil(now)}, began_at = ${now} WHERE name = ${name}`;
      return run;
    });
  }

  /**
   * Keeps the job for the run until the unit of work ends, and for a while after.
   * @returns false when it has gone to another run
   */
  async keep({ manager }: Tx, name: string, run: string): Promise<boolean> {
    const whileHeld = isPostgres() ? part`FOR UPDATE` : part``;
    const [held] = await sql(manager)<{ name: string }>`
      SELECT name FROM jobs WHERE name = ${name} AND holder = ${run} ${whileHeld}`;
    if (!held) return false;
    await sql(manager)`UPDATE jobs SET leased_until = ${leasedUntil(this.clock.now())} WHERE name = ${name}`;
    return true;
  }

  async giveBack(name: string, run: string): Promise<void> {
    const now = this.clock.now();
    await this.store.writeApart(
      ({ manager }) => sql(manager)`
        UPDATE jobs SET holder = NULL, leased_until = ${now}, ended_at = ${now}
         WHERE name = ${name} AND holder = ${run}`,
    );
  }

  /** Looks first: on PostgreSQL an insert would wait for whoever has the row in hand. */
  private async makeKnown(manager: EntityManager, name: string, now: Date): Promise<void> {
    const [known] = await sql(manager)`SELECT name FROM jobs WHERE name = ${name}`;
    if (known) return;
    await sql(manager)`INSERT INTO jobs (name, leased_until) VALUES (${name}, ${now}) ON CONFLICT (name) DO NOTHING`;
  }
}

const leasedUntil = (now: Date): Date => new Date(now.getTime() + LEASED_FOR_MS);
