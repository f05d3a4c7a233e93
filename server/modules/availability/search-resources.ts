import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CentresQueries } from '../centres/index.js';
import { suitableRooms } from './domain/possible-starts.js';
import type { ResourceFacts, VisitNeeds } from './domain/search-facts.js';
import { ResourceFactsLoader, type Within } from './resource-facts.js';

/** Of what, when and how widely: near misses look at rooms that were not asked for too. */
export interface ResourcesOf extends Within {
  readonly centreId: string;
  readonly needs: VisitNeeds;
  readonly everyRoom: boolean;
}

/** What a search may use and when it is taken. */
@Injectable()
export class SearchResourcesLoader {
  constructor(
    private readonly centres: CentresQueries,
    private readonly facts: ResourceFactsLoader,
  ) {}

  async load(manager: EntityManager, asked: ResourcesOf): Promise<ResourceFacts> {
    const { centreId, needs } = asked;
    const rooms = await this.centres.roomsOf(manager, centreId);
    const poolIds = needs.equipment.map(({ poolId }) => poolId);
    const chosen = {
      rooms: asked.everyRoom ? rooms : suitableRooms(needs, rooms),
      pools: await this.centres.somePoolsOf(manager, centreId, poolIds),
      tutors: needs.tutorSkill === null ? [] : await this.centres.tutorsOf(manager, centreId),
      vehicles: needs.vehicle ? await this.centres.vehiclesOf(manager, centreId) : [],
    };
    return this.facts.load(manager, chosen, asked);
  }
}
