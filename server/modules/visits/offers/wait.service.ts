import { Injectable } from '@nestjs/common';
import type { PutOnWaitingList } from '#shared/contracts/offers.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { Store } from '../../../database/store.js';
import { VisitWaitlisted } from '../events/visit-events.js';
import { RequestRules } from '../request-rules.js';
import { VisitAdmission } from '../visit-admission.js';
import { VisitGate } from '../visit-gate.js';
import { VisitMover } from '../visit-mover.js';
import { VisitsQueries } from '../visits.queries.js';
import { WaitingOnce } from './waiting-once.js';
import { WaitingVisits } from './waiting-visits.js';

/** Putting a wish on the waiting list: a new one whose time is taken, or a request that gives its time back. */
@Injectable()
export class WaitService {
  constructor(
    private readonly store: Store,
    private readonly gate: VisitGate,
    private readonly admission: VisitAdmission,
    private readonly rules: RequestRules,
    private readonly once: WaitingOnce,
    private readonly waiting: WaitingVisits,
    private readonly mover: VisitMover,
    private readonly queries: VisitsQueries,
  ) {}

  /**
   * What is wrong with the wish besides its time being taken is refused as with a request.
   * @throws RefusedError waiting-list/…
   */
  ask(actor: Actor, input: RequestVisit): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      const asked = await this.admission.admit(tx, actor, input);
      const allowed = await this.rules.allowToWait(tx, asked);
      const visit = await this.waiting.make(tx, asked, allowed.holds);
      await this.rules.record(tx, visit, asked, allowed);
      return this.queries.detail(tx.manager, actor, visit.id);
    });
  }

  /**
   * Its time is free for whoever is first on the list, which can be this very visit.
   * @throws RefusedError waiting-list/already-waiting
   */
  put(actor: Actor, visitId: string, { version }: PutOnWaitingList): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      const { visit, side } = await this.gate.open(tx, actor, visitId, { action: 'wait', version });
      await this.once.claimAgain(tx, visitId);
      const changes = { holdExpiresAt: visit.startsAt };
      const event = () => new VisitWaitlisted(visit, actor.personId);
      await this.mover.apply(tx, visit, { action: 'wait', side, actorId: actor.personId, changes, event });
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }
}
