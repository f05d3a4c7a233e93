import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { ClosureNews } from '../../closures/index.js';
import { ClosureMailQueries } from '../closure-mail.queries.js';
import { MAIL, type ClosureMailRequest } from '../mail-request.js';
import { VisitMailQueries } from '../visit-mail.queries.js';

/** For so long a plan is worked at before a school is told of it: what is settled meanwhile stands in the same mail. */
const COLLECTED_FOR_MS = 5 * 60_000;

/** Writes down, with each step of a plan, which schools have to be told: one message for all that happens within minutes. */
@Injectable()
export class ClosureMailListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly visits: VisitMailQueries,
    private readonly queries: ClosureMailQueries,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(ClosureNews, (event, tx) => this.tell(tx, event));
  }

  private async tell(tx: Tx, { closureId, partnerId, actorId, visits, fromSchool }: ClosureNews): Promise<void> {
    const told = new Map<string, string | null>();
    if (fromSchool) {
      for (const centreId of new Set(visits.map((visit) => visit.centreId))) {
        for (const personId of await this.visits.managersOf(tx.manager, centreId)) told.set(personId, centreId);
      }
    }
    for (const visit of visits) {
      for (const personId of await this.visits.partnerSide(tx.manager, visit)) told.set(personId, null);
    }
    told.delete(actorId);
    for (const [personId, centreId] of told) {
      await this.write(tx, { template: 'closure_notification', closureId, partnerId, centreId, personId });
    }
  }

  private async write(tx: Tx, payload: ClosureMailRequest): Promise<void> {
    const orderingKey = `closure:${payload.closureId}:${payload.partnerId}:${payload.personId}`;
    const now = this.clock.now();
    if (await this.queries.waits(tx.manager, orderingKey, now)) return;
    await tx.outbox({ topic: MAIL, orderingKey, payload, notBefore: new Date(now.getTime() + COLLECTED_FOR_MS) });
  }
}
