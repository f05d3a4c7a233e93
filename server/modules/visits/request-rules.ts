import { Injectable } from '@nestjs/common';
import type { PolicyOverride, PolicyTerms } from '#shared/contracts/policies.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { AskedVisitsService } from '../availability/index.js';
import { PolicyChecks } from '../policies/index.js';
import type { ReservationNeed } from '../reservations/index.js';
import { problemOf } from './domain/request-problems.js';
import { plannedVisit, wantedOf } from './new-visit.js';
import type { Asked } from './visit-admission.js';

/** A request that can be had and breaks no rule but those that are set aside. */
export interface Allowed {
  readonly holds: readonly ReservationNeed[];
  /** To be recorded with the visit. */
  readonly overrides: readonly PolicyOverride[];
  /** By which the centre answers it. */
  readonly terms: PolicyTerms;
}

/** Whether a request can be had, and whether the centre's rules allow it. */
@Injectable()
export class RequestRules {
  constructor(
    private readonly availability: AskedVisitsService,
    private readonly policies: PolicyChecks,
  ) {}

  /** @throws RefusedError what stands in its way; visit/against-policy with every rule that it breaks */
  async allow(tx: Tx, asked: Asked): Promise<Allowed> {
    const { actor, input, centre, time, activity } = asked;
    const { partnerId, day, overrides = [] } = input;
    const wanted = wantedOf({ input, activity });
    const answer = await this.availability.on(tx.manager, { centre, partnerId, wanted, days: [day] });
    const { obstacle, holds } = answer(day, time);
    if (obstacle) {
      const { refusal, details } = problemOf(obstacle);
      throw new RefusedError(refusal, details);
    }
    const visit = plannedVisit(asked);
    return { holds, ...(await this.policies.admit(tx, { actor, centre, partnerId, visit, overrides })) };
  }

  record(tx: Tx, visit: { id: string; centreId: string }, { actor }: Asked, { overrides }: Allowed): Promise<void> {
    return this.policies.record(tx, visit, actor, overrides);
  }
}
