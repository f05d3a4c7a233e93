import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ProposeSwap, SwapTimes, SwapView, VisitSwapView } from '#shared/contracts/swaps.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import { Store } from '../../../database/store.js';
import { VisitsQueries } from '../visits.queries.js';
import { SwapProposals } from './swap-proposals.js';
import { mayWithdraw, speaksFor } from './swap.policy.js';
import type { SwapSide } from '../entities/swap.entity.js';
import { SwapsQueries, type SwappableVisit } from './swaps.queries.js';
import { SwapsRepository, VisitInOtherSwapError, type Swap } from './swaps.repository.js';

/** Proposals to swap, as each side sees them. */
@Injectable()
export class SwapsService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsQueries,
    private readonly swaps: SwapsRepository,
    private readonly queries: SwapsQueries,
    private readonly proposals: SwapProposals,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError swap/nothing-there, swap/already-proposed, swap/not-possible, and what keeps the visit from it */
  async propose(actor: Actor, visitId: string, input: ProposeSwap): Promise<VisitSwapView> {
    try {
      return await this.store.write(async (tx) => {
        await this.sessions.holdRoles(tx, actor);
        const at = { roomId: input.roomId, startsAt: new Date(input.startsAt) };
        const otherId = await this.queries.visitAt(tx.manager, visitId, at);
        await this.proposals.propose(tx, actor, { visitId, version: input.version, otherId, startsAt: at.startsAt });
        return this.seen(tx.manager, actor, visitId);
      });
    } catch (error) {
      throw error instanceof VisitInOtherSwapError ? new RefusedError('swap/already-proposed') : error;
    }
  }

  ofVisit(actor: Actor, visitId: string): Promise<VisitSwapView> {
    return this.store.read((manager) => this.seen(manager, actor, visitId));
  }

  times(actor: Actor, visitId: string, day: string): Promise<SwapTimes> {
    return this.store.read(async (manager) => {
      await this.visits.detail(manager, actor, visitId);
      const others = await this.queries.others(manager, visitId, { day, now: this.clock.now() });
      return { items: others.map(({ room, startsAt, endsAt }) => ({ room, startsAt, endsAt })) };
    });
  }

  private async seen(manager: EntityManager, actor: Actor, visitId: string): Promise<VisitSwapView> {
    const visit = await this.visits.detail(manager, actor, visitId);
    const place = { centreId: visit.centre.id, partnerId: visit.partner.id };
    if (!actor.mayAt('visits.read', place)) throw new RefusedError('visit/not-found');
    const swap = await this.swaps.openOf(manager, visitId);
    const promised = swap === null && visit.state === 'approved' && visit.mayChange;
    const mayPropose = promised && (await this.queries.canStay(manager, visitId));
    return { swap: swap && (await this.view(manager, actor, swap, visit)), mayPropose };
  }

  private async view(
    manager: EntityManager,
    actor: Actor,
    swap: Swap,
    visit: VisitDetailView,
  ): Promise<SwapView | null> {
    const [own, opposite] = ordered(swap, visit.id);
    const places = await this.queries.places(manager, [own.visitId, opposite.visitId]);
    const [mine, other] = [places.get(own.visitId), places.get(opposite.visitId)];
    if (!mine || !other) return null;
    const isCentre = actor.mayAt('visits.read', { centreId: swap.centreId });
    const consented = { mine: own.consentedAt !== null, other: opposite.consentedAt !== null };
    return {
      ...{ id: swap.id, mine: timeOf(mine), consented, expiresAt: swap.expiresAt.toISOString() },
      other: { ...timeOf(other), partner: isCentre ? other.partner : null },
      proposedBy: proposerOf(swap, visit.id),
      ...this.mayDo(actor, swap, visit, consented.mine),
    };
  }

  private mayDo(
    actor: Actor,
    swap: Swap,
    visit: VisitDetailView,
    consented: boolean,
  ): Pick<SwapView, 'mayConsent' | 'mayRefuse' | 'mayWithdraw'> {
    const running = swap.expiresAt > this.clock.now();
    const party = { id: visit.id, partnerId: visit.partner.id };
    const speaks = running && speaksFor(actor, party);
    return {
      mayConsent: speaks && !consented,
      mayRefuse: speaks && swap.proposedFor !== visit.id,
      mayWithdraw: running && mayWithdraw(actor, swap, [party]),
    };
  }
}

const timeOf = ({ room, startsAt, endsAt }: SwappableVisit) => ({ room, startsAt, endsAt });

/** The side of a visit, and the other one. */
function ordered({ sides }: Swap, visitId: string): [SwapSide, SwapSide] {
  const own = sides.find((side) => side.visitId === visitId);
  const opposite = sides.find((side) => side.visitId !== visitId);
  if (!own || !opposite) throw new Error('A proposal to swap has two sides.');
  return [own, opposite];
}

function proposerOf({ proposedFor }: Swap, visitId: string): SwapView['proposedBy'] {
  if (proposedFor === null) return 'centre';
  return proposedFor === visitId ? 'this_side' : 'other_side';
}
