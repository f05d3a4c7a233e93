import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Alternative } from '#shared/contracts/offers.contract.js';
import type { PolicyOverride, PolicyProblem } from '#shared/contracts/policies.contract.js';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../../common/auth/actor.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { AskedVisitsService, resolveTime, type SessionTime, type VisitHold } from '../../availability/index.js';
import { askedAgain, PolicyChecks } from '../../policies/index.js';
import { roleOn } from '../domain/partnership.js';
import { problemOf, REFUSAL_OF_RULE } from '../domain/request-problems.js';
import { plannedTime } from '../new-visit.js';
import { VisitPartnersQueries } from '../visit-partners.queries.js';
import type { VisitWish } from './visit-wishes.js';

/** A time at which the whole visit can be had. */
export interface FreeTime {
  readonly schoolDay: string;
  readonly time: SessionTime;
  readonly partnerRole: PartnershipRole;
  readonly holds: readonly VisitHold[];
}

/** The same with the soft rules that it breaks, for the centre to set aside. */
export interface OfferableTime extends FreeTime {
  readonly broken: readonly PolicyProblem[];
}

/** Whether all that a visit needs can be had at another time, or at its own. */
@Injectable()
export class OfferedTimes {
  constructor(
    private readonly availability: AskedVisitsService,
    private readonly partners: VisitPartnersQueries,
    private readonly policies: PolicyChecks,
  ) {}

  /** @throws RefusedError what stands in the way, a hard rule among it */
  async at(manager: EntityManager, wish: VisitWish, asked: Alternative): Promise<OfferableTime> {
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
    const breachesOf = await this.policies.of(manager, {
      ...{ centre, partnerId, days: [schoolDay], roles },
      without: [wish.visitId],
    });
    const after = { ...plannedTime(resolved.time, centre.zone), role: free.partnerRole, programme: wish.programme };
    const stands = plannedTime(wish.session, centre.zone);
    const broken = breachesOf(after).filter(({ code }) => askedAgain(code, stands, after));
    const hard = broken.find((one) => !one.overridable);
    if (hard) throw new RefusedError(REFUSAL_OF_RULE[hard.code]);
    return { ...free, broken };
  }

  /** The rules that were set aside for what is offered. */
  record(tx: Tx, visit: { id: string; centreId: string }, actor: Actor, overrides: readonly PolicyOverride[]) {
    return this.policies.record(tx, visit, actor, overrides);
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
