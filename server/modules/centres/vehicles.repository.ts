import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { expectCurrent } from '../../database/expect-current.js';
import { isGuardViolation } from '../../database/guard-violation.js';
import { Resource } from './entities/resource.entity.js';
import { Vehicle } from './entities/vehicle.entity.js';
import { ResourcesRepository } from './resources.repository.js';

export type VehicleDetails = Pick<Vehicle, 'name' | 'seats' | 'note'>;

@Injectable()
export class VehiclesRepository {
  constructor(
    private readonly resources: ResourcesRepository,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, vehicle: VehicleDetails & Pick<Vehicle, 'id' | 'centreId'>): Promise<void> {
    const { id, centreId } = vehicle;
    await tx.manager.insert(Resource, { id, centreId, kind: 'vehicle', quantity: 1, exclusive: true });
    await tx.manager.insert(Vehicle, { ...vehicle, version: 1, retiredAt: null });
  }

  /** @throws RefusedError resource/stale */
  update(tx: Tx, vehicleId: string, version: number, details: VehicleDetails): Promise<void> {
    return this.set(tx, { vehicleId, version }, details);
  }

  /** @throws RefusedError resource/stale */
  async retire(tx: Tx, vehicleId: string, version: number): Promise<void> {
    const retiredAt = this.clock.now();
    await this.set(tx, { vehicleId, version }, { retiredAt });
    await this.resources.retire(tx, vehicleId, retiredAt);
  }

  /** @throws RefusedError resource/stale */
  async bringBack(tx: Tx, vehicleId: string, version: number): Promise<void> {
    await this.set(tx, { vehicleId, version }, { retiredAt: null });
    await this.resources.bringBack(tx, vehicleId);
  }

  private async set(
    tx: Tx,
    { vehicleId, version }: { vehicleId: string; version: number },
    change: Partial<Vehicle>,
  ): Promise<void> {
    expectCurrent(await tx.manager.update(Vehicle, { id: vehicleId, version }, { ...change, version: version + 1 }));
  }
}

/** PostgreSQL names the constraint, SQLite its columns. */
export const isVehicleNameTaken = (error: unknown): boolean =>
  isGuardViolation(error, 'vehicles_name_unique') || isGuardViolation(error, 'vehicles.centre_id, vehicles.name');
