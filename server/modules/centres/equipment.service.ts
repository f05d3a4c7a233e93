import { Injectable } from '@nestjs/common';
import type { PoolView, WritePool } from '#shared/contracts/equipment.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { CentreAccess } from './centre-access.js';
import { EquipmentRepository, isBelowPromised, isPoolNameTaken } from './equipment.repository.js';
import { PoolViews } from './pool-views.queries.js';

@Injectable()
export class EquipmentService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly equipment: EquipmentRepository,
    private readonly views: PoolViews,
  ) {}

  /** @throws RefusedError centre/not-found, equipment/name-taken */
  create(actor: Actor, centreId: string, input: WritePool): Promise<PoolView> {
    return this.named(async (tx) => {
      await this.access.edit(tx.manager, actor, centreId);
      const id = newId();
      await this.equipment.insert(tx, { id, centreId, ...input });
      return this.views.one(tx.manager, id);
    });
  }

  /**
   * @throws RefusedError equipment/not-found, equipment/name-taken, resource/stale, equipment/below-out-of-service,
   *   equipment/already-promised with the most that is promised at one time and when
   */
  async edit(actor: Actor, poolId: string, version: number, input: WritePool): Promise<PoolView> {
    try {
      return await this.named(async (tx) => {
        await this.access.editPool(tx.manager, actor, poolId);
        await this.equipment.update(tx, poolId, version, input);
        const view = await this.views.one(tx.manager, poolId);
        const { outOfService, quantity } = view;
        if (outOfService > quantity) throw new RefusedError('equipment/below-out-of-service', { outOfService });
        return view;
      });
    } catch (error) {
      if (isBelowPromised(error)) throw await this.alreadyPromised(poolId);
      throw error;
    }
  }

  /**
   * Takes a pool out of use; what it was used for stays on record.
   * @throws RefusedError equipment/not-found, resource/stale, equipment/still-booked with how many visits are to come
   */
  retire(actor: Actor, poolId: string, version: number): Promise<PoolView> {
    return this.store.write(async (tx) => {
      await this.access.editPool(tx.manager, actor, poolId);
      await this.equipment.retire(tx, poolId, version);
      const visits = await this.equipment.visitsToCome(tx, poolId);
      if (visits > 0) throw new RefusedError('equipment/still-booked', { visits });
      return this.views.one(tx.manager, poolId);
    });
  }

  /** @throws RefusedError equipment/not-found, resource/stale */
  bringBack(actor: Actor, poolId: string, version: number): Promise<PoolView> {
    return this.store.write(async (tx) => {
      await this.access.editPool(tx.manager, actor, poolId);
      await this.equipment.bringBack(tx, poolId, version);
      return this.views.one(tx.manager, poolId);
    });
  }

  /** Asked after the refused work is undone: on PostgreSQL a transaction answers nothing more once a guard spoke. */
  private async alreadyPromised(poolId: string): Promise<RefusedError> {
    const { quantity, at } = await this.store.read((manager) => this.equipment.peak(manager, poolId));
    return new RefusedError('equipment/already-promised', { promised: quantity, at: at?.toISOString() ?? null });
  }

  private async named<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.store.write(work);
    } catch (error) {
      if (isPoolNameTaken(error)) throw new RefusedError('equipment/name-taken');
      throw error;
    }
  }
}
