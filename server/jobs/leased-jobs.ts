import { Injectable } from '@nestjs/common';
import type { Tx } from '../common/ports/unit-of-work.js';
import { Store } from '../database/store.js';
import { LeasesRepository } from './leases.repository.js';
import { Schedule } from './schedule.js';

/** The run dawdled for longer than its lease, and another run may have begun: what it was about to write is not kept. */
export class LeaseLostError extends Error {
  constructor(name: string) {
    super(`The job "${name}" was taken over by another run.`);
  }
}

/** One run of a job, which is the only one in all processes. */
export interface LeasedRun {
  /**
   * A unit of work that counts only while the job is still this run's; the lease begins anew with it. Read in it what is
   * still to be done, and mark it as done there: then nothing is done twice.
   * @throws LeaseLostError
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * Jobs that one process at a time does, however many run: a run takes the lease of its job first, and gives up where
 * another has it. What was due while nobody was there is done by the next run, as jobs ask what is due and not what time
 * it is.
 */
@Injectable()
export class LeasedJobs {
  constructor(
    private readonly store: Store,
    private readonly leases: LeasesRepository,
    private readonly schedule: Schedule,
  ) {}

  /** Registers a job under a verb phrase, as `Schedule.every` does. */
  every(intervalMs: number, name: string, work: (run: LeasedRun) => Promise<void>): void {
    this.schedule.every(intervalMs, name, () => this.run(name, work));
  }

  private async run(name: string, work: (run: LeasedRun) => Promise<void>): Promise<void> {
    const run = await this.leases.take(name);
    if (run === null) return;
    try {
      await work({ write: (part) => this.store.write((tx) => this.whileHeld(tx, { name, run }, part)) });
    } finally {
      await this.leases.giveBack(name, run);
    }
  }

  private async whileHeld<T>(
    tx: Tx,
    { name, run }: { readonly name: string; readonly run: string },
    part: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    if (!(await this.leases.keep(tx, name, run))) throw new LeaseLostError(name);
    return part(tx);
  }
}
