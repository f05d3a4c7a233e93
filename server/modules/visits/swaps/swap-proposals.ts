import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/auth/actor.js';
import { isBankHoliday } from '../../../common/bank-holidays.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { localDayOf } from '../../../common/kernel/wall-time.js';
import { newId } from '../../../common/new-id.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { holdExpiry } from '../domain/hold.js';
import { SwapMoved } from '../events/promise-events.js';
import { PromisedVisits, type PromisedVisit } from '../promised-visits.js';
import type { VisitRecord } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import { SwapPlanner } from './swap-planner.js';
import { SwapsQueries } from './swaps.queries.js';
import { SwapsRepository } from './swaps.repository.js';

/** Working days that a proposal waits for an answer. */
const ANSWERED_WITHIN = 5;

export interface WantedSwap {
  readonly visitId: string;
  readonly version: number;
  /** The visit that was at the named time a moment ago; null when there was none. */
  readonly otherId: string | null;
  readonly startsAt: Date;
}

/** Proposes that two visits change places; whoever proposes for a school consents for it. */
@Injectable()
export class SwapProposals {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly promised: PromisedVisits,
    private readonly swaps: SwapsRepository,
    private readonly queries: SwapsQueries,
    private readonly planner: SwapPlanner,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RefusedError swap/nothing-there, swap/not-possible, the rule that it would break, and what keeps the visit from it
   * @throws VisitInOtherSwapError, which fails the unit of work
   */
  async propose(tx: Tx, actor: Actor, wanted: WantedSwap): Promise<void> {
    const { visit, side, other } = await this.pair(tx, actor, wanted);
    if (!(await this.queries.canStay(tx.manager, visit.id))) throw new RefusedError('swap/not-possible');
    const bySchool = side === 'partner';
    const [plan] = await this.planner.plan(tx, [visit, other], { actor, byCentre: !bySchool });
    const now = this.clock.now();
    const id = newId();
    const proposal = {
      ...{ id, centreId: visit.centreId, state: 'open' as const, proposedBy: actor.personId, endedAt: null },
      ...{ proposedFor: bySchool ? visit.id : null, proposedAt: now },
      expiresAt: answeredBy([visit, other], plan?.change.centre.zone ?? '', now),
    };
    const consent = bySchool ? { consentedAt: now, consentedBy: actor.personId } : NO_CONSENT;
    await this.swaps.insert(tx, proposal, [
      { proposalId: id, visitId: visit.id, open: true, ...consent },
      { proposalId: id, visitId: other.id, open: true, ...NO_CONSENT },
    ]);
    await this.events.publish(tx, new SwapMoved('proposed', id, bySchool ? [other] : [visit, other], actor.personId));
  }

  private async pair(
    tx: Tx,
    actor: Actor,
    { visitId, version, otherId, startsAt }: WantedSwap,
  ): Promise<PromisedVisit & { readonly other: VisitRecord }> {
    const records = await this.locked(tx, otherId === null ? [visitId] : [visitId, otherId]);
    const promised = await this.promised.forEdit(tx, actor, { visitId, version });
    const other = otherId === null ? undefined : records.get(otherId);
    const isThere = other?.state === 'approved' && other.startsAt.getTime() === startsAt.getTime();
    if (!isThere || startsAt <= this.clock.now()) throw new RefusedError('swap/nothing-there');
    return { ...promised, other };
  }

  /** In the order of ids, so that two proposals about the same visits cannot wait for each other for ever. */
  private async locked(tx: Tx, ids: readonly string[]): Promise<Map<string, VisitRecord>> {
    const records = new Map<string, VisitRecord>();
    for (const id of [...ids].sort()) {
      const record = await this.visits.forDecision(tx, id);
      if (record) records.set(id, record);
    }
    return records;
  }
}

const NO_CONSENT = { consentedAt: null, consentedBy: null };

/** Five working days from now, but never past the beginning of either visit. */
function answeredBy([one, other]: readonly [VisitRecord, VisitRecord], zone: string, now: Date): Date {
  const terms = { today: localDayOf(now, zone), workingDays: ANSWERED_WITHIN, zone, isHoliday: isBankHoliday };
  return holdExpiry(one.startsAt < other.startsAt ? one.startsAt : other.startsAt, terms);
}
