import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import type { LeasedRun } from '../../../jobs/leased-jobs.js';
import { ResourcesTakenError } from '../../reservations/index.js';
import { SwapMoved, type SwapNews } from '../events/promise-events.js';
import { VisitAttended, VisitChanged, VisitEnded, VisitUndone } from '../events/visit-events.js';
import { VisitChanger } from '../visit-changer.js';
import type { VisitRecord } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import { SwapPlanner, type Pair } from './swap-planner.js';
import { maySeeSwap, mayWithdraw, speaksFor } from './swap.policy.js';
import { SwapsRepository, type Swap } from './swaps.repository.js';

const AT_ONCE = 200;

interface Held {
  readonly swap: Swap;
  readonly pair: Pair;
}

/** What is said to a proposal, and how it ends. */
@Injectable()
export class SwapAnswers implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly swaps: SwapsRepository,
    private readonly planner: SwapPlanner,
    private readonly changer: VisitChanger,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(VisitChanged, ({ visit }, tx) => this.overtake(tx, visit.id));
    this.events.on(VisitEnded, ({ visit }, tx) => this.overtake(tx, visit.id));
    this.events.on(VisitUndone, ({ visit }, tx) => this.overtake(tx, visit.id));
    this.events.on(VisitAttended, ({ visit }, tx) => this.overtake(tx, visit.id));
  }

  /**
   * With the second consent both change places, in one unit of work: each keeps all but its time and room.
   * @throws RefusedError swap/not-found, swap/over, visit/not-your-move, swap/not-possible, the rule that it would break: then nothing has changed
   */
  async consent(actor: Actor, swapId: string): Promise<void> {
    try {
      await this.store.write(async (tx) => {
        const { swap, pair } = await this.hold(tx, actor, swapId);
        const own = pair.filter((visit) => speaksFor(actor, visit)).map(({ id }) => id);
        if (own.length === 0) throw new RefusedError('visit/not-your-move');
        const given = swap.sides.filter(({ visitId, consentedAt }) => consentedAt !== null || own.includes(visitId));
        for (const side of given.filter(({ consentedAt }) => consentedAt === null))
          await this.swaps.consent(tx, side, actor.personId, this.clock.now());
        if (given.length === pair.length) await this.swap(tx, actor, { swap, pair });
      });
    } catch (error) {
      if (error instanceof ResourcesTakenError) throw new RefusedError('swap/not-possible');
      throw error;
    }
  }

  /** The other school does not want to; where the centre proposed, either does not. @throws RefusedError swap/… */
  refuse(actor: Actor, swapId: string): Promise<void> {
    return this.store.write(async (tx) => {
      const { swap, pair } = await this.hold(tx, actor, swapId);
      const own = pair.filter((visit) => speaksFor(actor, visit) && visit.id !== swap.proposedFor);
      if (own.length === 0) throw new RefusedError('visit/not-your-move');
      const told = pair.filter((visit) => !own.includes(visit));
      await this.end(tx, { swap, pair: told }, 'refused', actor.personId);
    });
  }

  /** Whoever proposed takes it back. @throws RefusedError swap/… */
  withdraw(actor: Actor, swapId: string): Promise<void> {
    return this.store.write(async (tx) => {
      const { swap, pair } = await this.hold(tx, actor, swapId);
      if (!mayWithdraw(actor, swap, pair)) throw new RefusedError('visit/not-your-move');
      const told = pair.filter(({ id }) => id !== swap.proposedFor);
      await this.end(tx, { swap, pair: told }, 'withdrawn', actor.personId);
    });
  }

  /** Ends what nobody answered. Somebody at the last second may have been first: then there is nothing to do. */
  async endOverdue(run: LeasedRun): Promise<void> {
    const due = await this.store.read((manager) => this.swaps.overdue(manager, this.clock.now(), AT_ONCE));
    for (const swapId of due) {
      await run.write(async (tx) => {
        const swap = await this.swaps.find(tx.manager, swapId);
        if (swap) await this.end(tx, { swap, pair: await this.pairOf(tx, swap) }, 'expired', null);
      });
    }
  }

  /** A visit that moves or ends is no longer what was proposed. */
  private async overtake(tx: Tx, visitId: string): Promise<void> {
    const swap = await this.swaps.openOf(tx.manager, visitId);
    if (!swap) return;
    const others: VisitRecord[] = [];
    for (const side of swap.sides) {
      const other = side.visitId === visitId ? null : await this.visits.find(tx.manager, side.visitId);
      if (other) others.push(other);
    }
    await this.end(tx, { swap, pair: others }, 'overtaken', null);
  }

  private async swap(tx: Tx, actor: Actor, { swap, pair }: Held): Promise<void> {
    const plan = await this.planner.plan(tx, pair, { actor, byCentre: swap.proposedFor === null });
    await this.swaps.end(tx, swap.id, 'done', this.clock.now());
    await this.changer.apply(tx, plan);
  }

  private async end(
    tx: Tx,
    { swap, pair }: { readonly swap: Swap; readonly pair: readonly VisitRecord[] },
    state: Exclude<SwapNews, 'proposed'>,
    actorId: string | null,
  ): Promise<void> {
    if (await this.swaps.end(tx, swap.id, state, this.clock.now()))
      await this.events.publish(tx, new SwapMoved(state, swap.id, pair, actorId));
  }

  private async hold(tx: Tx, actor: Actor, swapId: string): Promise<Held> {
    await this.sessions.holdRoles(tx, actor);
    const found = await this.swaps.find(tx.manager, swapId);
    if (!found) throw new RefusedError('swap/not-found');
    await this.changer.prepare(
      tx,
      found.sides.map(({ visitId }) => visitId),
    );
    const [first, second] = await this.pairOf(tx, found);
    const swap = await this.swaps.hold(tx, swapId);
    if (!swap || !first || !second || !maySeeSwap(actor, swap, [first, second]))
      throw new RefusedError('swap/not-found');
    const stands = swap.state === 'open' && [first, second].every(({ state }) => state === 'approved');
    if (!stands || swap.expiresAt <= this.clock.now()) throw new RefusedError('swap/over');
    return { swap, pair: [first, second] };
  }

  /** Locked in the order of ids, before the proposal. */
  private async pairOf(tx: Tx, swap: Swap): Promise<VisitRecord[]> {
    const pair: VisitRecord[] = [];
    for (const { visitId } of swap.sides) {
      const visit = await this.visits.forDecision(tx, visitId);
      if (visit) pair.push(visit);
    }
    return pair;
  }
}
