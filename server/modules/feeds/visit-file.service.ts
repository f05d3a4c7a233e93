import { Injectable } from '@nestjs/common';
import type { TravelView } from '#shared/contracts/journeys.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { travelIn } from '../partners/index.js';
import { VisitsService } from '../visits/index.js';
import { calendarText } from './calendar-text.js';
import { eventStatus } from './domain/event-status.js';

/** One visit as a file for whatever calendar somebody uses; a feed shows the same entry under the same id. */
@Injectable()
export class VisitFileService {
  constructor(private readonly visits: VisitsService) {}

  /** @throws RefusedError visit/not-found, also when it is not theirs to see */
  async file(actor: Actor, visitId: string): Promise<string> {
    const visit = await this.visits.one(actor, visitId);
    const seenFromCentre = actor.mayAt('visits.read', { centreId: visit.centre.id });
    return calendarText(`Visit ${visit.reference}`, [{ ...factsOf(visit), seenFromCentre }]);
  }
}

function factsOf(visit: VisitDetailView) {
  return {
    id: visit.id,
    reference: visit.reference,
    state: visit.state,
    status: eventStatus(visit.state) ?? 'TENTATIVE',
    version: visit.version,
    startsAt: new Date(visit.startsAt),
    endsAt: new Date(visit.endsAt),
    changedAt: new Date(visit.history.at(-1)?.at ?? visit.requestedAt),
    subject: visit.subject,
    partnerName: visit.partner.name,
    pupils: visit.attendedPupils ?? visit.expectedPupils,
    adults: visit.attendedAdults ?? visit.expectedAdults,
    ...thingsOf(visit),
    centreName: visit.centre.name,
    centreAddress: [],
    travel: visit.travel && travelIn(visit.centre.zone, instantsOf(visit.travel)),
  };
}

const thingsOf = ({ room, tutor, vehicle }: VisitDetailView) => ({
  rooms: room ? [room.name] : [],
  tutor: tutor?.name ?? null,
  vehicle: vehicle?.name ?? null,
});

function instantsOf({ leaveAt, backAt, ...how }: TravelView) {
  return { ...how, leaveAt: new Date(leaveAt), backAt: new Date(backAt) };
}
