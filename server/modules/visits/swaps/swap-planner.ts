import { Injectable } from '@nestjs/common';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { wallTimeOf } from '../../../common/kernel/wall-time.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { ReservationsRepository } from '../../reservations/index.js';
import { changedRequest } from '../new-visit.js';
import { isFree, SeriesDates, type WantedDate } from '../series/series-dates.js';
import { VisitAdmission } from '../visit-admission.js';
import type { Change } from '../visit-changer.js';
import { VisitRequests } from '../visit-requests.js';
import { VisitsQueries } from '../visits.queries.js';
import type { VisitRecord } from '../visits.repository.js';

export type Pair = readonly [VisitRecord, VisitRecord];

/** Whether two visits can change places: each with all that it needs, at the other’s time and in the other’s room. */
@Injectable()
export class SwapPlanner {
  constructor(
    private readonly queries: VisitsQueries,
    private readonly requests: VisitRequests,
    private readonly admission: VisitAdmission,
    private readonly dates: SeriesDates,
    private readonly reservations: ReservationsRepository,
  ) {}

  /**
   * Locks what both take. Which of them is in the way is not said: a school must not learn about the other.
   * @throws RefusedError swap/not-possible
   */
  async plan(tx: Tx, pair: Pair): Promise<{ visit: VisitRecord; change: Change }[]> {
    const [first, second] = [await this.view(tx, pair[0]), await this.view(tx, pair[1])];
    await this.reservations.lock(tx, [...new Set([first, second].flatMap(resourcesOf))]);
    const both = new Set(pair.map(({ id }) => id));
    return [
      { visit: pair[0], change: await this.changeOf(tx, pair[0], [first, second], both) },
      { visit: pair[1], change: await this.changeOf(tx, pair[1], [second, first], both) },
    ];
  }

  private async changeOf(
    tx: Tx,
    visit: VisitRecord,
    [own, other]: readonly [VisitView, VisitView],
    both: ReadonlySet<string>,
  ): Promise<Change> {
    const { zone } = own.centre;
    const [startTime, endTime] = [other.startsAt, other.endsAt].map((at) => wallTimeOf(new Date(at), zone));
    const place = { day: other.day, startTime: startTime ?? '', endTime: endTime ?? '', roomId: other.room?.id ?? '' };
    try {
      const input = changedRequest(await this.requests.of(tx.manager, own), place);
      const asked = await this.admission.lookAs(tx.manager, 'centre', eyesOf(visit.centreId), input);
      const wanted: WantedDate = { ...place, onDay: other.day, chosen: true };
      const [seen] = await this.dates.look(tx.manager, asked, [wanted], { ignoring: both });
      if (!seen || !isFree(seen)) throw new RefusedError('swap/not-possible');
      return {
        ...{ centre: asked.centre, time: seen.time, holds: seen.holds, needsAnswer: false, withSeries: false },
        // Whoever said yes last may be of the other school, whose names are not for this one.
        ...{ side: 'system', actorId: null, move: 'swap' },
        changes: {
          ...{ schoolDay: other.day, partnerRole: seen.role },
          ...(visit.seriesId === null ? {} : { changedAlone: true }),
        },
      };
    } catch (error) {
      throw error instanceof RefusedError ? new RefusedError('swap/not-possible') : error;
    }
  }

  private view(tx: Tx, { id, centreId }: VisitRecord): Promise<VisitView> {
    return this.queries.detail(tx.manager, eyesOf(centreId), id);
  }
}

/** What each visit needs is read as the centre sees it, whichever school asks. */
const eyesOf = (centreId: string): Actor =>
  new Actor('', '', '', '', [{ role: 'centre_manager', scopeKind: 'centre', scopeId: centreId }]);

const resourcesOf = ({ room, equipment, tutor, vehicle }: VisitView): string[] =>
  [room?.id, tutor?.id, vehicle?.id, ...equipment.map(({ poolId }) => poolId)].filter((id) => id !== undefined);
