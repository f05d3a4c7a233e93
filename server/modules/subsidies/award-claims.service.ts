import { Injectable } from '@nestjs/common';
import type {
  AwardAction,
  ClaimTransport,
  PayTransport,
  RefuseTransport,
  TransportAwardPage,
  TransportAwardQuery,
  TransportAwardView,
  VisitAwardView,
} from '#shared/contracts/subsidies.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { AWARD_MOVES, decideOn } from './domain/award-lifecycle.js';
import { paymentFor } from './domain/payment.js';
import type { TransportAward } from './entities/transport-award.entity.js';
import { awardRights, maySeeAward } from './subsidies.policy.js';
import { TransportAwardsQueries } from './transport-awards.queries.js';
import { TransportAwardsRepository, type AwardChanges } from './transport-awards.repository.js';
import { TransportLedger } from './transport-ledger.repository.js';
import { TransportSchemesRepository } from './transport-schemes.repository.js';

interface Decision {
  readonly action: AwardAction;
  readonly version: number;
  /** What the move changes, after doing what has to be done in the ledger. */
  readonly carryOut: (tx: Tx, award: TransportAward) => Promise<AwardChanges>;
}

/** Claiming what a journey cost, and settling the claim: each decided on a version, once. */
@Injectable()
export class AwardClaimsService {
  constructor(
    private readonly store: Store,
    private readonly schemes: TransportSchemesRepository,
    private readonly awards: TransportAwardsRepository,
    private readonly queries: TransportAwardsQueries,
    private readonly ledger: TransportLedger,
    private readonly clock: Clock,
  ) {}

  page(actor: Actor, query: TransportAwardQuery): Promise<TransportAwardPage> {
    return this.store.read((manager) => this.queries.page(manager, actor, query));
  }

  one(actor: Actor, awardId: string): Promise<TransportAwardView> {
    return this.store.read((manager) => this.queries.one(manager, actor, awardId));
  }

  forVisit(actor: Actor, visitId: string): Promise<VisitAwardView> {
    return this.store.read((manager) => this.queries.forVisit(manager, actor, visitId));
  }

  claim(actor: Actor, awardId: string, claim: ClaimTransport): Promise<TransportAwardView> {
    return this.enter(actor, awardId, 'claim', claim);
  }

  /** Until somebody has dealt with a claim, it can be put right. */
  correct(actor: Actor, awardId: string, claim: ClaimTransport): Promise<TransportAwardView> {
    return this.enter(actor, awardId, 'correct', claim);
  }

  /** Pays the claim's share of the actual cost, at most the commitment; the rest of the commitment is free again. */
  pay(actor: Actor, awardId: string, { version }: PayTransport): Promise<TransportAwardView> {
    const carryOut = async (tx: Tx, award: TransportAward) => {
      const { percent, awardPence, actualCostPence } = award;
      const { payPence } = paymentFor({ percent, awardPence, actualCostPence: actualCostPence ?? 0 });
      await this.ledger.pay(tx, award, payPence, actor.personId);
      return { paidPence: payPence, settledAt: this.clock.now(), settledBy: actor.personId };
    };
    return this.decide(actor, awardId, { action: 'pay', version, carryOut });
  }

  /** The whole commitment is free again. */
  refuse(actor: Actor, awardId: string, { version, reason }: RefuseTransport): Promise<TransportAwardView> {
    const carryOut = async (tx: Tx, award: TransportAward) => {
      await this.ledger.release(tx, award, actor.personId);
      return { refusalReason: reason, settledAt: this.clock.now(), settledBy: actor.personId };
    };
    return this.decide(actor, awardId, { action: 'refuse', version, carryOut });
  }

  private enter(actor: Actor, awardId: string, action: 'claim' | 'correct', claim: ClaimTransport) {
    const { version, actualCostPence, evidenceNote } = claim;
    const entered = { actualCostPence, evidenceNote, claimedAt: this.clock.now(), claimedBy: actor.personId };
    return this.decide(actor, awardId, { action, version, carryOut: () => Promise.resolve(entered) });
  }

  private decide(actor: Actor, awardId: string, { action, version, carryOut }: Decision): Promise<TransportAwardView> {
    return this.store.write(async (tx) => {
      const award = await this.lock(tx, actor, awardId, action);
      const decision = decideOn(award, action, version);
      if (!decision.ok) throw new RefusedError(decision.refusal, { state: award.state });
      const changes = await carryOut(tx, award);
      await this.awards.move(tx, award, decision.state, changes);
      return this.queries.one(tx.manager, actor, awardId);
    });
  }

  /** Read again once the scheme is held, so that of two decisions at once the second one sees the first. */
  private async lock(tx: Tx, actor: Actor, awardId: string, action: AwardAction): Promise<TransportAward> {
    const { schemeId, ...place } = await this.awards.placeOf(tx, awardId);
    if (!maySeeAward(actor, place)) throw new RefusedError('transport/award-not-found');
    const { by } = AWARD_MOVES[action];
    if (by !== 'visit' && !awardRights(actor, place)[by]) throw new RefusedError('access/forbidden');
    await this.schemes.lock(tx, schemeId);
    return this.awards.get(tx, awardId);
  }
}
