import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

interface Job {
  readonly work: () => Promise<void>;
  timer?: NodeJS.Timeout;
  running?: Promise<void>;
}

/**
 * Work that repeats while the server runs. A run never overlaps an earlier run of the same job in this process; with
 * several processes on PostgreSQL each has its own timer, so a job must be one of `LeasedJobs`, claim its rows, or be
 * harmless to do twice.
 */
@Injectable()
export class Schedule implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Schedule.name);
  private readonly jobs = new Map<string, Job>();
  private stopped = false;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'jobs'>) {}

  /** Registers a job under a verb phrase. Where JOBS is off, as in tests, it runs only when `run` asks for it. */
  every(intervalMs: number, name: string, work: () => Promise<void>): void {
    if (this.jobs.has(name)) throw new Error(`There are two jobs called "${name}".`);
    const job: Job = { work };
    this.jobs.set(name, job);
    if (!this.config.jobs) return;
    job.timer = setInterval(() => {
      this.run(name).catch((error: unknown) => {
        this.logger.error({ job: name, err: error });
      });
    }, intervalMs).unref();
  }

  /** Does a job now; while it is already being done, waits for that run. Rejects with whatever the work threw. */
  run(name: string): Promise<void> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`There is no job called "${name}".`);
    if (this.stopped) return Promise.resolve();
    job.running ??= job.work().finally(() => {
      delete job.running;
    });
    return job.running;
  }

  /** Stops the timers and waits for what is under way, before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    const jobs = [...this.jobs.values()];
    for (const job of jobs) clearInterval(job.timer);
    await Promise.allSettled(jobs.flatMap((job) => job.running ?? []));
  }
}
