import { Injectable } from '@nestjs/common';
import type { SuggestionList } from '#shared/contracts/offers.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { wallTimeOf } from '../../../common/kernel/wall-time.js';
import { Clock } from '../../../common/ports/clock.js';
import { Store } from '../../../database/store.js';
import { NearestTimesService, type NearestTime } from '../../availability/index.js';
import { CentresQueries } from '../../centres/index.js';
import { roleOn } from '../domain/partnership.js';
import { decide } from '../domain/visit-lifecycle.js';
import { VisitPartnersQueries } from '../visit-partners.queries.js';
import { maySee, sideFor } from '../visits.policy.js';
import { VisitsRepository } from '../visits.repository.js';
import { VisitWishes } from './visit-wishes.js';

/** More than can be offered, so that there is something to choose from. */
const MOST_SUGGESTIONS = 6;

/** What a centre could offer instead of the time that was asked for. */
@Injectable()
export class SuggestTimesService {
  constructor(
    private readonly store: Store,
    private readonly visits: VisitsRepository,
    private readonly wishes: VisitWishes,
    private readonly partners: VisitPartnersQueries,
    private readonly nearest: NearestTimesService,
    private readonly centres: CentresQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Nothing for a visit that other times cannot be offered for now.
   * @throws RefusedError visit/not-found, visit/not-your-move
   */
  suggest(actor: Actor, visitId: string): Promise<SuggestionList> {
    return this.store.read(async (manager) => {
      const visit = await this.visits.find(manager, visitId);
      if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
      const side = sideFor(actor, 'offer', visit);
      if (!side) throw new RefusedError('visit/not-your-move');
      if (!decide(visit, 'offer', side, this.clock.now()).ok) return { items: [], rooms: [] };
      const wish = await this.wishes.of(manager, visitId);
      const { centre, partnerId, wanted } = wish;
      const stretches = await this.partners.partnerships(manager, { centreId: centre.id, partnerId });
      const found = await this.nearest.find(manager, {
        ...wish,
        ignoring: new Set([visitId]),
        comesOn: (day) => roleOn(stretches, day) !== null,
        most: MOST_SUGGESTIONS,
      });
      const rooms = (await this.centres.roomsOf(manager, centre.id)).filter(
        ({ capacity }) => capacity >= wanted.pupils,
      );
      return {
        items: found.map((time) => toSuggestion(time, centre.zone)),
        rooms: rooms.map(({ id, name }) => ({ id, name })),
      };
    });
  }
}

function toSuggestion(found: NearestTime, zone: string): SuggestionList['items'][number] {
  const { day, session, room, givesUp, shiftMinutes, shiftDays } = found;
  return {
    ...{ day, roomId: room.id, room: { id: room.id, name: room.name }, givesUp: [...givesUp], shiftMinutes, shiftDays },
    startTime: wallTimeOf(session.startsAt, zone),
    endTime: wallTimeOf(session.endsAt, zone),
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
  };
}
