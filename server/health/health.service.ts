import { Injectable } from '@nestjs/common';
import { RefusedError } from '../common/errors/refused.error.js';
import { Clock } from '../common/ports/clock.js';
import { sql } from '../database/dialect.js';
import { storeProblem } from '../database/store-problem.js';
import { Store } from '../database/store.js';
import { FreeSpace } from './free-space.js';

/** In ms: however often a balancer asks, the store is written to no more than that. */
const BEAT_EVERY = 2_000;
/** Below that a busy day may fill the rest before anybody looks. */
const LEAST_FREE_BYTES = 32_000_000;

@Injectable()
export class HealthService {
  private lastBeat = -Infinity;

  constructor(
    private readonly store: Store,
    private readonly space: FreeSpace,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError access/not-ready when the store takes or gives nothing, store/full when it has no room left */
  async proveReady(): Promise<void> {
    try {
      await this.store.read((manager) => sql(manager)`SELECT 1`);
      await this.beat();
    } catch (error) {
      throw new RefusedError(storeProblem(error) ?? 'access/not-ready');
    }
    if ((await this.space.bytes()) < LEAST_FREE_BYTES) throw new RefusedError('store/full');
  }

  /** A full disk still answers, and even begins units of work: only a commit that wrote something proves that one can. */
  private async beat(): Promise<void> {
    const now = this.clock.now();
    if (Math.abs(now.getTime() - this.lastBeat) < BEAT_EVERY) return;
    await this.store.write(
      (tx) => sql(tx.manager)`
        INSERT INTO heartbeat (id, beat_at) VALUES (1, ${now}) ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at`,
    );
    this.lastBeat = now.getTime();
  }
}
