import { Injectable } from '@nestjs/common';
import { newId } from '../../common/new-id.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { ReservationsRepository } from '../reservations/index.js';
import { decideBy } from './domain/competing.js';
import { newVisit } from './new-visit.js';
import type { Allowed } from './request-rules.js';
import { Rivals } from './rivals.js';
import type { Asked } from './visit-admission.js';
import type { VisitRecord } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

/** Writes down a request with what it holds, or only wants while it competes with others. */
@Injectable()
export class RequestWriter {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly rivals: Rivals,
    private readonly clock: Clock,
  ) {}

  /** @throws ResourceTakenError when somebody was faster */
  async write(tx: Tx, asked: Asked, { terms, holds }: Allowed): Promise<VisitRecord> {
    const { actor, side, centre, input } = asked;
    const now = this.clock.now();
    const [reference = ''] = await this.visits.freeReferences(tx.manager, 1);
    const today = localDayOf(now, centre.zone);
    const [rivals = null] = await this.rivals.daysOfDecision(tx, today, [holds]);
    const competes = decideBy(terms, input.day, today) ?? rivals;
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
    if (competes === null) await this.reservations.take(tx, visit.id, holds);
    else await this.reservations.takeWish(tx, visit.id, holds);
    return visit;
  }
}
