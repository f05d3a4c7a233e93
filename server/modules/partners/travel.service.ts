import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { travelOf, type Travel, type Trip } from './domain/travel.js';
import { JourneysService } from './journeys.service.js';

/** When groups leave their school and when they are back: worked out on reading, so that a corrected journey counts. */
@Injectable()
export class TravelService {
  constructor(private readonly journeys: JourneysService) {}

  async of(manager: EntityManager, trip: Trip): Promise<Travel | null> {
    return trip.partnerKind === 'school' ? travelOf(trip, await this.journeys.between(manager, trip)) : null;
  }

  /** One query for all of them. @returns in the order of the trips */
  async ofAll(manager: EntityManager, trips: readonly Trip[]): Promise<(Travel | null)[]> {
    const schools = trips.filter(({ partnerKind }) => partnerKind === 'school');
    const journeyOf = await this.journeys.betweenAll(manager, schools);
    return trips.map((trip) => travelOf(trip, journeyOf(trip)));
  }
}
