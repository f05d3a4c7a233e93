import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CentresQueries } from '../centres/index.js';
import type { WantedVisit } from './asked-visits.service.js';
import type { Chosen } from './resource-facts.js';

/** What a visit could use instead: any room that holds the group, and the equipment, tutor and vehicle that it asked for. */
@Injectable()
export class WantedResources {
  constructor(private readonly centres: CentresQueries) {}

  async of(manager: EntityManager, centreId: string, wanted: WantedVisit): Promise<Chosen> {
    const poolIds = wanted.equipment.map(({ poolId }) => poolId);
    const tutors = wanted.tutorId === null ? [] : await this.centres.tutorsOf(manager, centreId);
    const vehicles = wanted.vehicleId === null ? [] : await this.centres.vehiclesOf(manager, centreId);
    return {
      rooms: (await this.centres.roomsOf(manager, centreId)).filter(({ capacity }) => capacity >= wanted.pupils),
      pools: await this.centres.somePoolsOf(manager, centreId, poolIds),
      tutors: tutors.filter(({ id }) => id === wanted.tutorId),
      vehicles: vehicles.filter(({ id }) => id === wanted.vehicleId),
    };
  }
}
