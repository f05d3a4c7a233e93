import { Injectable } from '@nestjs/common';
import { RefusedError } from '../common/errors/refused.error.js';
import { sql } from '../database/dialect.js';
import { Store } from '../database/store.js';

@Injectable()
export class HealthService {
  constructor(private readonly store: Store) {}

  /** @throws RefusedError access/not-ready when a unit of work or a read cannot be done */
  async proveReady(): Promise<void> {
    try {
      await this.store.write((tx) => sql(tx.manager)`SELECT 1`);
      await this.store.read((manager) => sql(manager)`SELECT 1`);
    } catch {
      throw new RefusedError('access/not-ready');
    }
  }
}
