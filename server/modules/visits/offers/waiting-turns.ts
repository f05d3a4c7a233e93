import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { PoliciesRepository } from '../../policies/index.js';
import { TimetablesQueries } from '../../timetables/index.js';
import { turnExpiry } from '../domain/offers/offer-terms.js';
import { decide } from '../domain/visit-lifecycle.js';
import { VisitsRepository } from '../visits.repository.js';
import { OfferMaker } from './offer-maker.js';
import { OfferedTimes, type FreeTime } from './offered-times.js';
import { VisitWishes, type VisitWish } from './visit-wishes.js';
import { WaitingListQueries } from './waiting-list.queries.js';

/** Whether a wish that waits fits now, and its turn when it does. */
@Injectable()
export class WaitingTurns {
  constructor(
    private readonly list: WaitingListQueries,
    private readonly visits: VisitsRepository,
    private readonly wishes: VisitWishes,
    private readonly times: OfferedTimes,
    private readonly maker: OfferMaker,
    private readonly policies: PoliciesRepository,
    private readonly timetables: TimetablesQueries,
    private readonly clock: Clock,
  ) {}

  async anyFits(manager: EntityManager, centreId: string): Promise<boolean> {
    for (const { id } of await this.list.ofCentre(manager, centreId)) {
      if (await this.fits(manager, await this.wishes.of(manager, id))) return true;
    }
    return false;
  }

  /**
   * @returns false when its time is not free, when its school is closed that day, or when somebody moved it meanwhile
   * @throws ResourceTakenError when somebody was faster
   */
  async give(tx: Tx, visitId: string): Promise<boolean> {
    const wish = await this.wishes.of(tx.manager, visitId);
    if (!(await this.fits(tx.manager, wish))) return false;
    const visit = await this.visits.forDecision(tx, visitId);
    const now = this.clock.now();
    if (!visit || !decide(visit, 'turn', 'system', now).ok) return false;
    await this.maker.lock(tx, wish, [wish.wanted]);
    const free = await this.fits(tx.manager, wish);
    if (!free) return false;
    const { turnHours } = await this.policies.of(tx.manager, visit.centreId);
    const until = turnExpiry(visit.startsAt, now, turnHours);
    const by = { action: 'turn', side: 'system', actorId: null } as const;
    await this.maker.make(tx, visit, { ...by, kind: 'turn', times: [free], until });
    return true;
  }

  private async fits(manager: EntityManager, wish: VisitWish): Promise<FreeTime | null> {
    try {
      return (await this.schoolIsClosed(manager, wish)) ? null : await this.times.itself(manager, wish);
    } catch (error) {
      if (error instanceof RefusedError) return null;
      throw error;
    }
  }

  /** Other days without lessons are for the school to choose: it may wish to come on a training day. */
  private async schoolIsClosed(manager: EntityManager, { partnerId, day }: VisitWish): Promise<boolean> {
    const { days } = await this.timetables.schoolDays(manager, { partnerId, from: day, to: day });
    return days.some(({ kind }) => kind === 'closure');
  }
}
