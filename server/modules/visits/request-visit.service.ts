import { Injectable } from '@nestjs/common';
import type { RequestVisit, VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { ReservationsRepository, ResourceTakenError } from '../reservations/index.js';
import { decideBy } from './domain/competing.js';
import { problemOfTaking, type Problem } from './domain/request-problems.js';
import { VisitRequested } from './events/visit-events.js';
import { newVisit } from './new-visit.js';
import { RequestRules, type Allowed } from './request-rules.js';
import { VisitAdmission, type Asked } from './visit-admission.js';
import { VisitsQueries } from './visits.queries.js';
import { VisitsRepository, type VisitRecord } from './visits.repository.js';

const refuse = ({ refusal, details }: Problem) => new RefusedError(refusal, details);

/** Asking for a visit: everything that the group needs at one time, or nothing. */
@Injectable()
export class RequestVisitService {
  constructor(
    private readonly store: Store,
    private readonly admission: VisitAdmission,
    private readonly visits: VisitsRepository,
    private readonly queries: VisitsQueries,
    private readonly rules: RequestRules,
    private readonly reservations: ReservationsRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Availability and the centre's rules explain a refusal before anything is written; the database guard has the last word. */
  async request(actor: Actor, input: RequestVisit): Promise<VisitDetailView> {
    try {
      return await this.store.write(async (tx) => {
        const asked = await this.admission.admit(tx, actor, input);
        const allowed = await this.rules.allow(tx, asked);
        const competes = decideBy(allowed.terms, asked.input.day, localDayOf(this.clock.now(), asked.centre.zone));
        const visit = await this.record(tx, asked, competes);
        await this.keep(tx, visit, allowed);
        await this.rules.record(tx, visit, asked, allowed);
        const transportQuotePence = input.transport?.quotePence ?? null;
        await this.events.publish(tx, new VisitRequested(visit, actor.personId, transportQuotePence));
        return this.queries.detail(tx.manager, actor, visit.id);
      });
    } catch (error) {
      if (error instanceof ResourceTakenError) throw refuse(problemOfTaking(error.need, error.hindrance));
      throw error;
    }
  }

  /** What competes only wants its time; everything else holds it from now on. */
  private keep(tx: Tx, { id, decideBy: competes }: VisitRecord, { holds }: Allowed): Promise<void> {
    return competes === null ? this.reservations.take(tx, id, holds) : this.reservations.takeWish(tx, id, holds);
  }

  private async record(tx: Tx, asked: Asked, competes: string | null): Promise<VisitRecord> {
    const { actor, side } = asked;
    const now = this.clock.now();
    const [reference = ''] = await this.visits.freeReferences(tx.manager, 1);
    const visit = newVisit(asked, { id: newId(), reference, now, decideBy: competes });
    await this.visits.insert(tx, visit);
    await this.visits.addHistory(tx, {
      visitId: visit.id,
      version: 1,
      at: now,
      actorId: actor.personId,
      actorSide: side,
      move: 'request',
      fromState: null,
      toState: 'requested',
      reasonCode: null,
    });
    return visit;
  }
}
