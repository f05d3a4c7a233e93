import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WaitingPlace } from '#shared/contracts/offers.contract.js';
import { localDayOf } from '../../../common/kernel/wall-time.js';
import { Clock } from '../../../common/ports/clock.js';
import { CentresQueries } from '../../centres/index.js';
import { FairHoursLoader, shortfallOf } from '../../fairness/index.js';
import { inWaitingOrder, placeOf, type Waiting } from '../domain/offers/waiting-order.js';
import { WaitingListQueries, type WaitingVisit } from './waiting-list.queries.js';

export type WaitingEntry = WaitingVisit & Waiting;

/** Those who wait at a centre, the next one first. */
@Injectable()
export class WaitingOrder {
  constructor(
    private readonly queries: WaitingListQueries,
    private readonly centres: CentresQueries,
    private readonly fairHours: FairHoursLoader,
    private readonly clock: Clock,
  ) {}

  async ofCentre(manager: EntityManager, centreId: string): Promise<WaitingEntry[]> {
    const waiting = await this.queries.ofCentre(manager, centreId);
    if (waiting.length === 0) return [];
    const shortfalls = await this.shortfalls(manager, centreId);
    return inWaitingOrder(waiting.map((visit) => ({ ...visit, shortfall: shortfalls.get(visit.partnerId) ?? null })));
  }

  /** Of some visits that wait, at whichever centres. */
  async placesOf(
    manager: EntityManager,
    visits: readonly { readonly id: string; readonly centreId: string }[],
  ): Promise<ReadonlyMap<string, WaitingPlace>> {
    const places = new Map<string, WaitingPlace>();
    for (const [centreId, own] of Map.groupBy(visits, (visit) => visit.centreId)) {
      const inOrder = await this.ofCentre(manager, centreId);
      const ids = own.map(({ id }) => id);
      const all = inOrder.map(({ id }) => id);
      const rivals = await this.queries.rivals(manager, ids, all);
      for (const id of ids) {
        const place = placeOf(id, inOrder, rivals.get(id) ?? new Set());
        if (place) places.set(id, place);
      }
    }
    return places;
  }

  /** By partner, of the present school year; groups, and schools of which something is not known, are not among them. */
  private async shortfalls(manager: EntityManager, centreId: string): Promise<ReadonlyMap<string, number>> {
    const centre = await this.centres.centreFacts(manager, centreId);
    if (!centre) return new Map();
    const today = localDayOf(this.clock.now(), centre.zone);
    const year = await this.fairHours.academicYearOf(manager, centre, today);
    const { hours } = await this.fairHours.load(manager, centre, year, today);
    return new Map(
      hours.schools.flatMap((school) => {
        const shortfall = shortfallOf(school);
        return shortfall === null ? [] : [[school.partnerId, shortfall] as const];
      }),
    );
  }
}
