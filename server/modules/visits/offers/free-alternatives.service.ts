import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NearestTimesService } from '../../availability/index.js';
import { roleOn } from '../domain/partnership.js';
import { VisitPartnersQueries } from '../visit-partners.queries.js';
import { VisitWishes } from './visit-wishes.js';

/** A time that is free as somebody looks. Nobody holds it. */
export interface FreeAlternative {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomName: string;
}

const MOST_NAMED = 3;

/** The times nearest to what a visit cannot have, for whoever is told that it waits. */
@Injectable()
export class FreeAlternatives {
  constructor(
    private readonly wishes: VisitWishes,
    private readonly partners: VisitPartnersQueries,
    private readonly nearest: NearestTimesService,
  ) {}

  /** @throws RefusedError visit/not-found */
  async of(manager: EntityManager, visitId: string): Promise<FreeAlternative[]> {
    const wish = await this.wishes.of(manager, visitId);
    const { centre, partnerId } = wish;
    const stretches = await this.partners.partnerships(manager, { centreId: centre.id, partnerId });
    const comesOn = (day: string): boolean => roleOn(stretches, day) !== null;
    const found = await this.nearest.find(manager, {
      ...wish,
      ignoring: new Set([visitId]),
      comesOn,
      most: MOST_NAMED,
    });
    return found.map(({ session, room }) => ({ ...session, roomName: room.name }));
  }
}
