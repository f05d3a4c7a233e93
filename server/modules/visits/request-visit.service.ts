import { Injectable } from '@nestjs/common';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { RequestedVisitView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { Store } from '../../database/store.js';
import { ResourceTakenError } from '../reservations/index.js';
import { ApproveAtOnceService } from './approve-at-once.service.js';
import { problemOfTaking, type Problem } from './domain/request-problems.js';
import { VisitRequested } from './events/visit-events.js';
import { RequestRules } from './request-rules.js';
import { RequestWriter } from './request-writer.js';
import { VisitAdmission } from './visit-admission.js';
import { VisitsQueries } from './visits.queries.js';

const refuse = ({ refusal, details }: Problem) => new RefusedError(refusal, details);

/** Asking for a visit: everything that the group needs at one time, or nothing. */
@Injectable()
export class RequestVisitService {
  constructor(
    private readonly store: Store,
    private readonly admission: VisitAdmission,
    private readonly rules: RequestRules,
    private readonly writer: RequestWriter,
    private readonly atOnce: ApproveAtOnceService,
    private readonly queries: VisitsQueries,
    private readonly events: DomainEvents,
  ) {}

  /** Availability and the centre's rules explain a refusal before anything is written; the database guard has the last word. */
  async request(actor: Actor, input: RequestVisit): Promise<RequestedVisitView> {
    try {
      return await this.store.write(async (tx) => {
        const asked = await this.admission.admit(tx, actor, input);
        const allowed = await this.rules.allow(tx, asked);
        const visit = await this.writer.write(tx, asked, allowed);
        await this.rules.record(tx, visit, asked, allowed);
        const transportQuotePence = input.transport?.quotePence ?? null;
        await this.events.publish(tx, new VisitRequested(visit, actor.personId, transportQuotePence));
        const waitsBecause = await this.atOnce.ifPossible(tx, { asked, allowed, visit });
        return { ...(await this.queries.detail(tx.manager, actor, visit.id)), waitsBecause };
      });
    } catch (error) {
      if (error instanceof ResourceTakenError) throw refuse(problemOfTaking(error.need, error.hindrance));
      throw error;
    }
  }
}
