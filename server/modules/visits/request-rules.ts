import { Injectable } from '@nestjs/common';
import type { PolicyOverride, PolicyTerms } from '#shared/contracts/policies.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { AskedVisitsService, type VisitAnswer, type VisitObstacle } from '../availability/index.js';
import { CentresQueries } from '../centres/index.js';
import { PolicyChecks } from '../policies/index.js';
import type { ReservationNeed } from '../reservations/index.js';
import { isFull, problemOf } from './domain/request-problems.js';
import { WaitingOnce } from './offers/waiting-once.js';
import { WaitingListQueries } from './offers/waiting-list.queries.js';
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
    private readonly waiting: WaitingListQueries,
    private readonly once: WaitingOnce,
    private readonly centres: CentresQueries,
  ) {}

  /** @throws RefusedError what stands in its way; visit/against-policy with every rule that it breaks */
  async allow(tx: Tx, asked: Asked): Promise<Allowed> {
    const { obstacle, holds } = await this.look(tx, asked);
    if (obstacle) refuse(obstacle);
    return { holds, ...(await this.admitted(tx, asked)) };
  }

  /**
   * The same for one that waits until its time is free.
   * @throws RefusedError waiting-list/…; what stands in its way besides others who were there first
   */
  async allowToWait(tx: Tx, asked: Asked): Promise<Allowed> {
    await this.once.claim(tx, { ...asked.input, ...asked.time });
    const { everything, holds } = await this.look(tx, asked);
    const obstacles = everything();
    if (obstacles.length === 0) throw new RefusedError('waiting-list/time-is-free');
    const lasting = obstacles.find((obstacle) => !isFull(obstacle));
    if (lasting) refuse(lasting);
    const own = await this.waiting.heldByAsking(tx.manager, asked.centre.id, asked.input.partnerId);
    if (!(await this.look(tx, asked, own)).obstacle) throw new RefusedError('waiting-list/own-request');
    await this.refuseInVain(tx, asked);
    return { holds, ...(await this.admitted(tx, asked)) };
  }

  /** However long they wait, there will not be more of it than the centre has. */
  private async refuseInVain({ manager }: Tx, { centre, input: { equipment } }: Asked): Promise<void> {
    const poolIds = equipment.map(({ poolId }) => poolId);
    const pools = new Map((await this.centres.somePoolsOf(manager, centre.id, poolIds)).map((pool) => [pool.id, pool]));
    const short = equipment.find(({ poolId, quantity }) => quantity > (pools.get(poolId)?.quantity ?? 0));
    if (short) throw new RefusedError('waiting-list/never-enough', { poolId: short.poolId });
  }

  /** @param ignoring whose holds are no hindrance */
  private async look(
    tx: Tx,
    { input, activity, centre, time }: Asked,
    ignoring?: ReadonlySet<string>,
  ): Promise<VisitAnswer> {
    const { partnerId, day } = input;
    const wanted = wantedOf({ input, activity });
    return (await this.availability.on(tx.manager, { centre, partnerId, wanted, days: [day], ignoring }))(day, time);
  }

  private admitted(tx: Tx, asked: Asked): ReturnType<PolicyChecks['admit']> {
    const { actor, input, centre } = asked;
    const { partnerId, overrides = [] } = input;
    return this.policies.admit(tx, { actor, centre, partnerId, visit: plannedVisit(asked), overrides });
  }

  record(tx: Tx, visit: { id: string; centreId: string }, { actor }: Asked, { overrides }: Allowed): Promise<void> {
    return this.policies.record(tx, visit, actor, overrides);
  }
}

function refuse(obstacle: VisitObstacle): never {
  const { refusal, details } = problemOf(obstacle);
  throw new RefusedError(refusal, details);
}
