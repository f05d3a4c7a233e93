import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { expectCurrent } from '../../database/expect-current.js';
import { isGuardViolation } from '../../database/guard-violation.js';
import { peakOf, type Peak } from './domain/commitments.js';
import { EquipmentPool } from './entities/equipment-pool.entity.js';
import { Resource } from './entities/resource.entity.js';
import { ResourcesRepository } from './resources.repository.js';

export interface PoolDetails extends Pick<EquipmentPool, 'name' | 'description'> {
  readonly quantity: number;
}

@Injectable()
export class EquipmentRepository {
  constructor(
    private readonly resources: ResourcesRepository,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, pool: PoolDetails & Pick<EquipmentPool, 'id' | 'centreId'>): Promise<void> {
    const { quantity, ...row } = pool;
    const { id, centreId } = pool;
    await tx.manager.insert(Resource, { id, centreId, kind: 'equipment_pool', quantity, exclusive: false });
    await tx.manager.insert(EquipmentPool, { ...row, version: 1, retiredAt: null });
  }

  /**
   * The database refuses a quantity below what is promised: see `isBelowPromised`.
   * @throws RefusedError resource/stale
   */
  async update(tx: Tx, poolId: string, version: number, { quantity, ...details }: PoolDetails): Promise<void> {
    await this.set(tx, { poolId, version }, details);
    await tx.manager.update(Resource, { id: poolId }, { quantity });
  }

  /** @throws RefusedError resource/stale */
  async retire(tx: Tx, poolId: string, version: number): Promise<void> {
    const retiredAt = this.clock.now();
    await this.set(tx, { poolId, version }, { retiredAt });
    await this.resources.retire(tx, poolId, retiredAt);
  }

  /** @throws RefusedError resource/stale */
  async bringBack(tx: Tx, poolId: string, version: number): Promise<void> {
    await this.set(tx, { poolId, version }, { retiredAt: null });
    await this.resources.bringBack(tx, poolId);
  }

  /** How many visits that are not over yet use it; no new one can slip in before the unit of work ends. */
  visitsToCome(tx: Tx, poolId: string): Promise<number> {
    return this.resources.visitsToCome(tx, poolId);
  }

  /** The most that is promised at one time from now on. */
  async peak(manager: EntityManager, poolId: string): Promise<Peak> {
    return peakOf(await this.resources.promised(manager, poolId));
  }

  private async set(
    tx: Tx,
    { poolId, version }: { poolId: string; version: number },
    change: Partial<EquipmentPool>,
  ): Promise<void> {
    const next = { ...change, version: version + 1 };
    expectCurrent(await tx.manager.update(EquipmentPool, { id: poolId, version }, next));
  }
}

/** PostgreSQL names the constraint, SQLite its columns. */
export const isPoolNameTaken = (error: unknown): boolean =>
  isGuardViolation(error, 'equipment_pools_name_unique') ||
  isGuardViolation(error, 'equipment_pools.centre_id, equipment_pools.name');

export const isBelowPromised = (error: unknown): boolean => isGuardViolation(error, 'resources_below_reserved');
