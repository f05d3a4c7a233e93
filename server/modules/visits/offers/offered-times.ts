import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Alternative } from '#shared/contracts/offers.contract.js';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { AskedVisitsService, resolveTime, type SessionTime, type VisitHold } from '../../availability/index.js';
import { PolicyChecks } from '../../policies/index.js';
import { roleOn } from '../domain/partnership.js';
import { problemOf, REFUSAL_OF_RULE } from '../domain/request-problems.js';
import { VisitPartnersQueries } from '../visit-partners.queries.js';
import type { VisitWish } from './visit-wishes.js';

/** A time at which the whole visit can be had. */
export interface FreeTime {
  readonly schoolDay: string;
  readonly time: SessionTime;
  readonly partnerRole: PartnershipRole;
  readonly holds: readonly VisitHold[];
}

/** Whether all that a visit needs can be had at another time, or at its own. */
@Injectable()
export class OfferedTimes {
  constructor(
    private readonly availability: AskedVisitsService,
    private readonly partners: VisitPartnersQueries,
    private readonly policies: PolicyChecks,
  ) {}

  /**
   * By the rules that nobody can set aside; the others are for the centre to judge, and it is the centre that offers.
   * @throws RefusedError what stands in the way
   */
  async at(manager: EntityManager, wish: VisitWish, asked: Alternative): Promise<FreeTime> {
    const { centre, partnerId, wanted } = wish;
    const resolved = resolveTime(asked, centre.zone);
    if (!resolved.ok) throw new RefusedError(problemOf({ of: 'time', why: resolved.obstacle }).refusal);
    const { day: schoolDay } = asked;
    const free = await this.free(
      manager,
      { ...wish, wanted: { ...wanted, roomId: asked.roomId } },
      schoolDay,
      resolved.time,
    );
    const roles = [free.partnerRole];
    const breachesOf = await this.policies.of(manager, { centre, partnerId, days: [schoolDay], roles });
    const minutes = (resolved.time.endsAt.getTime() - resolved.time.startsAt.getTime()) / 60_000;
    const broken = breachesOf({ ...asked, role: free.partnerRole, minutes, programme: wish.programme }).find(
      (one) => !one.overridable,
    );
    if (broken) throw new RefusedError(REFUSAL_OF_RULE[broken.code]);
    return free;
  }

  /** The wish as it stands, which broke no rule when it was made. @throws RefusedError what stands in the way */
  itself(manager: EntityManager, wish: VisitWish): Promise<FreeTime> {
    return this.free(manager, wish, wish.day, wish.session);
  }

  private async free(manager: EntityManager, wish: VisitWish, day: string, time: SessionTime): Promise<FreeTime> {
    const { centre, partnerId, wanted, visitId } = wish;
    const stretches = await this.partners.partnerships(manager, { centreId: centre.id, partnerId });
    const partnerRole = roleOn(stretches, day);
    if (!partnerRole) throw new RefusedError('visit/not-a-partner');
    const ignoring = new Set([visitId]);
    const answer = await this.availability.on(manager, { centre, partnerId, wanted, days: [day], ignoring });
    const { obstacle, holds } = answer(day, time);
    if (obstacle) {
      const { refusal, details } = problemOf(obstacle);
      throw new RefusedError(refusal, details);
    }
    return { schoolDay: day, time, partnerRole, holds };
  }
}
