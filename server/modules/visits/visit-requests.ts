import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import type { YearGroup } from '#shared/contracts/vocabulary.js';
import { wallTimeOf } from '../../common/kernel/wall-time.js';
import { ActivitiesQueries } from '../centres/index.js';

/** Reads a visit back as the request that would ask for it again. */
@Injectable()
export class VisitRequests {
  constructor(private readonly activities: ActivitiesQueries) {}

  /**
   * An activity that has been retired since goes on under its subject. Money for transport is asked for visit by visit.
   */
  async of(manager: EntityManager, view: VisitView): Promise<RequestVisit> {
    const { zone } = view.centre;
    const roomId = view.room?.id ?? '';
    const plan = {
      ...{ centreId: view.centre.id, partnerId: view.partner.id, day: view.day, roomId },
      startTime: wallTimeOf(new Date(view.startsAt), zone),
      endTime: wallTimeOf(new Date(view.endsAt), zone),
      equipment: view.equipment.map(({ poolId, quantity }) => ({ poolId, quantity })),
      stepFree: view.stepFree,
      ...{ subject: view.subject, keyStage: view.keyStage, yearGroups: view.yearGroups as YearGroup[] },
      ...{ programme: view.programme, pupils: view.expectedPupils, adults: view.expectedAdults },
      ...(view.tutor ? { tutorId: view.tutor.id } : {}),
      ...(view.vehicle ? { vehicleId: view.vehicle.id } : {}),
      ...(view.note === null ? {} : { note: view.note }),
      ...(view.activity ? { activityId: view.activity.id } : {}),
    };
    return this.withoutRetired(manager, plan);
  }

  /** The same without an activity that the centre no longer offers. */
  async withoutRetired(manager: EntityManager, plan: RequestVisit): Promise<RequestVisit> {
    const { activityId, ...rest } = plan;
    if (activityId === undefined || (await this.activities.facts(manager, activityId))) return plan;
    return rest;
  }
}
