import { Injectable } from '@nestjs/common';
import type { ReportOffTheRoad, TakenOffTheRoad, VehicleView } from '#shared/contracts/vehicles.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Store } from '../../database/store.js';
import { AbsencesRepository } from './absences.repository.js';
import { CentreAccess } from './centre-access.js';
import { VehicleViews } from './vehicle-views.queries.js';

/** Reports of vehicles that cannot be driven, and their return. */
@Injectable()
export class OffTheRoadService {
  constructor(
    private readonly store: Store,
    private readonly access: CentreAccess,
    private readonly absences: AbsencesRepository,
    private readonly views: VehicleViews,
  ) {}

  /**
   * From now on, until it is put back or the time given. Visits that were promised the vehicle keep the promise; the
   * answer says how many somebody has to talk to.
   * @throws RefusedError vehicle/not-found, vehicle/end-in-the-past, vehicle/already-off-the-road
   */
  report(actor: Actor, vehicleId: string, { until, ...input }: ReportOffTheRoad): Promise<TakenOffTheRoad> {
    return this.store.write(async (tx) => {
      await this.access.editVehicle(tx.manager, actor, vehicleId, 'vehicle/not-found');
      const now = this.absences.now();
      const ends = until === null ? null : new Date(until);
      if (ends !== null && ends <= now) throw new RefusedError('vehicle/end-in-the-past');
      const touchedVisits = await this.absences.touchedVisits(tx, vehicleId, now, ends);
      if ((await this.views.one(tx.manager, vehicleId)).offTheRoad)
        throw new RefusedError('vehicle/already-off-the-road');
      const absence = { ...input, resourceId: vehicleId, from: now, until: ends, reportedBy: actor.personId };
      const reportId = await this.absences.insert(tx, absence);
      return { vehicle: await this.views.one(tx.manager, vehicleId), touchedVisits, reportId };
    });
  }

  /**
   * Puts the vehicle back on the road. Ending a report twice changes nothing.
   * @throws RefusedError vehicle/report-not-found
   */
  end(actor: Actor, absenceId: string): Promise<VehicleView> {
    return this.store.write(async (tx) => {
      const vehicleId = await this.absences.resourceOf(tx.manager, absenceId, 'vehicle');
      if (vehicleId === null) throw new RefusedError('vehicle/report-not-found');
      await this.access.editVehicle(tx.manager, actor, vehicleId, 'vehicle/report-not-found');
      await this.absences.end(tx, absenceId);
      return this.views.one(tx.manager, vehicleId);
    });
  }
}
