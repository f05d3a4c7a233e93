import { Injectable } from '@nestjs/common';
import type { AcceptOffer } from '#shared/contracts/offers.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { CentresQueries } from '../../centres/index.js';
import { decide } from '../domain/visit-lifecycle.js';
import type { VisitAlternative } from '../entities/visit-alternative.entity.js';
import { VisitApproved, VisitRequested } from '../events/visit-events.js';
import { heldUntil } from '../new-visit.js';
import { VisitGate } from '../visit-gate.js';
import { VisitMover } from '../visit-mover.js';
import { VisitsQueries } from '../visits.queries.js';
import type { VisitRecord } from '../visit-records.js';
import { AlternativesRepository } from './alternatives.repository.js';
import { OffersQueries } from './offers.queries.js';
import { refuseTaken } from './offer-times.service.js';

/**
 * Yes to one of the times offered: the visit is approved there, and the others are free again. A turn that nobody of the
 * centre stands behind is asked for instead.
 */
@Injectable()
export class AcceptOfferService {
  constructor(
    private readonly store: Store,
    private readonly gate: VisitGate,
    private readonly alternatives: AlternativesRepository,
    private readonly offers: OffersQueries,
    private readonly centres: CentresQueries,
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
        const { visit: opened, side } = await this.gate.open(tx, actor, visitId, { action: 'accept', version });
        const visit = { ...opened, unanswered: await this.isUnanswered(tx, visitId) };
        const decision = decide(visit, 'accept', side, this.clock.now());
        if (!decision.ok) throw new RefusedError(decision.refusal, { state: visit.state });
        const chosen = await this.chosen(tx, visitId, alternativeId);
        await this.alternatives.accept(tx, chosen);
        const asks = decision.state === 'requested';
        const changes = { ...changesTo(visit, chosen), ...(asks ? await this.asAsked(tx, visit) : {}) };
        const then = { ...visit, ...changes };
        const event = () =>
          asks
            ? new VisitRequested(then, actor.personId, null)
            : new VisitApproved(then, actor.personId, withoutAward, false, null, true);
        await this.mover.apply(tx, visit, { action: 'accept', side, actorId: actor.personId, changes, event });
        return this.queries.detail(tx.manager, actor, visitId);
      })
      .catch(refuseTaken);
  }

  private async isUnanswered(tx: Tx, visitId: string): Promise<boolean> {
    const [first] = (await this.offers.openOf(tx.manager, [visitId])).get(visitId) ?? [];
    return Boolean(first?.unanswered);
  }

  /** It waits for the manager as a new request does, and keeps its time meanwhile. */
  private async asAsked(tx: Tx, { centreId, startsAt }: VisitRecord) {
    const centre = await this.centres.centreFacts(tx.manager, centreId);
    if (!centre) throw new RefusedError('centre/not-found');
    return { holdExpiresAt: heldUntil(startsAt, centre, this.clock.now()), decideBy: null };
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
