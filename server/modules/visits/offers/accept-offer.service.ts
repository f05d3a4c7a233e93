import { Injectable } from '@nestjs/common';
import type { AcceptOffer } from '#shared/contracts/offers.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { decide } from '../domain/visit-lifecycle.js';
import type { VisitAlternative } from '../entities/visit-alternative.entity.js';
import { VisitApproved } from '../events/visit-events.js';
import { VisitGate } from '../visit-gate.js';
import { VisitMover } from '../visit-mover.js';
import { VisitsQueries } from '../visits.queries.js';
import type { VisitRecord } from '../visits.repository.js';
import { AlternativesRepository } from './alternatives.repository.js';
import { refuseTaken } from './offer-times.service.js';

/** Yes to one of the times offered: the visit is approved there, and the others are free again. */
@Injectable()
export class AcceptOfferService {
  constructor(
    private readonly store: Store,
    private readonly gate: VisitGate,
    private readonly alternatives: AlternativesRepository,
    private readonly mover: VisitMover,
    private readonly queries: VisitsQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * By the partner, or by the centre for whoever says yes on the telephone.
   * @throws RefusedError offer/alternative-…, and transport/budget-exhausted unless they come without an award
   */
  accept(actor: Actor, visitId: string, input: AcceptOffer): Promise<VisitDetailView> {
    return this.store
      .write(async (tx) => {
        const { version, alternativeId, withoutAward } = input;
        const { visit, side } = await this.gate.open(tx, actor, visitId, { action: 'accept', version });
        const decision = decide(visit, 'accept', side, this.clock.now());
        if (!decision.ok) throw new RefusedError(decision.refusal, { state: visit.state });
        const chosen = await this.chosen(tx, visitId, alternativeId);
        await this.alternatives.accept(tx, chosen);
        const changes = changesTo(visit, chosen);
        const event = () =>
          new VisitApproved({ ...visit, ...changes }, actor.personId, withoutAward, false, null, true);
        await this.mover.apply(tx, visit, { action: 'accept', side, actorId: actor.personId, changes, event });
        return this.queries.detail(tx.manager, actor, visitId);
      })
      .catch(refuseTaken);
  }

  private async chosen(tx: Tx, visitId: string, alternativeId: string): Promise<VisitAlternative> {
    const alternative = await this.alternatives.one(tx, visitId, alternativeId);
    if (!alternative) throw new RefusedError('offer/alternative-not-found');
    if (alternative.startsAt <= this.clock.now()) throw new RefusedError('offer/alternative-begun');
    return alternative;
  }
}

/** An occurrence that comes at another time than its series is left alone by later edits of it. */
function changesTo(visit: VisitRecord, { kind, schoolDay, startsAt, endsAt, partnerRole }: VisitAlternative) {
  const alone = visit.seriesId !== null && kind === 'other_time' ? { changedAlone: true } : {};
  return { schoolDay, startsAt, endsAt, partnerRole, ...alone };
}
