import { Injectable } from '@nestjs/common';
import type { VehicleView, WriteVehicle } from '#shared/contracts/vehicles.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { CentreAccess } from './centre-access.js';
import { ResourcesRepository } from './resources.repository.js';
import { VehicleViews } from './vehicle-views.queries.js';
import { isVehicleNameTaken, VehiclesRepository } from './vehicles.repository.js';

@Injectable()
export class VehiclesService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly vehicles: VehiclesRepository,
    private readonly resources: ResourcesRepository,
    private readonly views: VehicleViews,
  ) {}

  /** @throws RefusedError centre/not-found, vehicle/name-taken */
  create(actor: Actor, centreId: string, input: WriteVehicle): Promise<VehicleView> {
    return this.named(async (tx) => {
      await this.access.edit(tx.manager, actor, centreId);
      const id = newId();
      await this.vehicles.insert(tx, { id, centreId, ...input });
      return this.views.one(tx.manager, id);
    });
  }

  /** @throws RefusedError vehicle/not-found, vehicle/name-taken, resource/stale */
  edit(actor: Actor, vehicleId: string, version: number, input: WriteVehicle): Promise<VehicleView> {
    return this.named(async (tx) => {
      await this.access.editVehicle(tx.manager, actor, vehicleId, 'vehicle/not-found');
      await this.vehicles.update(tx, vehicleId, version, input);
      return this.views.one(tx.manager, vehicleId);
    });
  }

  /**
   * Takes a vehicle out of use; what it was used for stays on record.
   * @throws RefusedError vehicle/not-found, resource/stale, vehicle/still-booked with how many visits are to come
   */
  retire(actor: Actor, vehicleId: string, version: number): Promise<VehicleView> {
    return this.store.write(async (tx) => {
      await this.access.editVehicle(tx.manager, actor, vehicleId, 'vehicle/not-found');
      await this.vehicles.retire(tx, vehicleId, version);
      const visits = await this.resources.visitsToCome(tx, vehicleId);
      if (visits > 0) throw new RefusedError('vehicle/still-booked', { visits });
      return this.views.one(tx.manager, vehicleId);
    });
  }

  /** @throws RefusedError vehicle/not-found, resource/stale */
  bringBack(actor: Actor, vehicleId: string, version: number): Promise<VehicleView> {
    return this.store.write(async (tx) => {
      await this.access.editVehicle(tx.manager, actor, vehicleId, 'vehicle/not-found');
      await this.vehicles.bringBack(tx, vehicleId, version);
      return this.views.one(tx.manager, vehicleId);
    });
  }

  private async named<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.store.write(work);
    } catch (error) {
      if (isVehicleNameTaken(error)) throw new RefusedError('vehicle/name-taken');
      throw error;
    }
  }
}
