import { Injectable } from '@nestjs/common';
import type { PolicyProblem, PolicyRule } from '#shared/contracts/policies.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { wallTimeOf } from '../../../common/kernel/wall-time.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { askedAgain, type PlannedTime } from '../../policies/index.js';
import { ReservationsRepository } from '../../reservations/index.js';
import { REFUSAL_OF_RULE } from '../domain/request-problems.js';
import { changedRequest, plannedTime } from '../new-visit.js';
import { isFree, SeriesDates, type WantedDate } from '../series/series-dates.js';
import { VisitAdmission, type Asked } from '../visit-admission.js';
import type { Change } from '../visit-changer.js';
import { VisitRequests } from '../visit-requests.js';
import { VisitsQueries } from '../visits.queries.js';
import type { VisitRecord } from '../visit-records.js';
import { speaksFor } from './swap.policy.js';

export type Pair = readonly [VisitRecord, VisitRecord];

export interface SwapAsker {
  readonly actor: Actor;
  /** The centre itself proposes: it may set its soft rules aside. */
  readonly byCentre: boolean;
}

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
   * Locks what both take. What is in the way of the other is not said: a school must not learn about it.
   * @throws RefusedError swap/not-possible, and the rule of the centre that a visit of whoever asks would break
   */
  async plan(tx: Tx, pair: Pair, asker: SwapAsker): Promise<{ visit: VisitRecord; change: Change }[]> {
    const [first, second] = [await this.view(tx, pair[0]), await this.view(tx, pair[1])];
    await this.reservations.lock(tx, [...new Set([first, second].flatMap(resourcesOf))]);
    const both = new Set(pair.map(({ id }) => id));
    if (!asker.byCentre) {
      await this.keepRules(tx, asker.actor, pair[0], [first, second]);
      await this.keepRules(tx, asker.actor, pair[1], [second, first]);
    }
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
    try {
      const { asked, wanted } = await this.wishOf(tx, own, other);
      const stands = plannedTime(visit, asked.centre.zone);
      const asks = ({ code, overridable }: PolicyProblem, after: PlannedTime) =>
        !overridable && askedAgain(code, stands, after);
      const [seen] = await this.dates.look(tx.manager, asked, [wanted], { ignoring: both, asks });
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
      return notPossible(error);
    }
  }

  /** What a swap does not change is not asked again: how many visits and hours a school has, and a day that is no sooner. */
  private async keepRules(
    tx: Tx,
    actor: Actor,
    visit: VisitRecord,
    [own, other]: readonly [VisitView, VisitView],
  ): Promise<void> {
    const { asked, wanted } = await this.wishOf(tx, own, other).catch(notPossible);
    const standing = { ignoring: new Set([own.id, other.id]), made: new Set([other.day]) };
    const [seen] = await this.dates.look(tx.manager, asked, [wanted], standing);
    const broken = seen?.broken.find(
      ({ code, overridable }) => overridable && !OF_AMOUNT.has(code) && (code !== 'notice' || other.day < own.day),
    );
    if (broken) throw new RefusedError(speaksFor(actor, visit) ? REFUSAL_OF_RULE[broken.code] : 'swap/not-possible');
  }

  private async wishOf(tx: Tx, own: VisitView, other: VisitView): Promise<{ asked: Asked; wanted: WantedDate }> {
    const { centre } = own;
    const [startTime, endTime] = [other.startsAt, other.endsAt].map((at) => wallTimeOf(new Date(at), centre.zone));
    const place = { day: other.day, startTime: startTime ?? '', endTime: endTime ?? '', roomId: other.room?.id ?? '' };
    const input = changedRequest(await this.requests.of(tx.manager, own), place);
    const asked = await this.admission.lookAs(tx.manager, 'centre', eyesOf(centre.id), input);
    return { asked, wanted: { ...place, onDay: other.day, chosen: true } };
  }

  private view(tx: Tx, { id, centreId }: VisitRecord): Promise<VisitView> {
    return this.queries.detail(tx.manager, eyesOf(centreId), id);
  }
}

const OF_AMOUNT: ReadonlySet<PolicyRule> = new Set(['visits_per_term', 'host_cap']);

function notPossible(error: unknown): never {
  throw error instanceof RefusedError ? new RefusedError('swap/not-possible') : error;
}

/** What each visit needs is read as the centre sees it, whichever school asks. */
const eyesOf = (centreId: string): Actor =>
  new Actor('', '', '', '', [{ role: 'centre_manager', scopeKind: 'centre', scopeId: centreId }]);

const resourcesOf = ({ room, equipment, tutor, vehicle }: VisitView): string[] =>
  [room?.id, tutor?.id, vehicle?.id, ...equipment.map(({ poolId }) => poolId)].filter((id) => id !== undefined);
