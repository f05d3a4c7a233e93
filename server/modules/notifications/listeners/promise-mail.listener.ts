import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { SwapMoved, VisitsHandedOver } from '../../visits/index.js';
import { MAIL, type MailRequest } from '../mail-request.js';
import { VisitMailQueries } from '../visit-mail.queries.js';

/** Writes down who is to be told of proposals to swap, and of visits handed over. */
@Injectable()
export class PromiseMailListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly queries: VisitMailQueries,
  ) {}

  onModuleInit(): void {
    this.events.on(SwapMoved, (event, tx) => this.tellOfSwap(tx, event));
    this.events.on(VisitsHandedOver, (event, tx) => this.tellOfHandOver(tx, event));
  }

  /** Each school as of its own visit. */
  private async tellOfSwap(tx: Tx, { news, swapId, visits, actorId }: SwapMoved): Promise<void> {
    for (const visit of visits) {
      const readers = await this.queries.partnerSide(tx.manager, visit);
      for (const personId of readers.filter((id) => id !== actorId)) {
        const payload: MailRequest = { template: 'swap_notification', news, swapId, visitId: visit.id, personId };
        await tx.outbox({ topic: MAIL, orderingKey: `visit:${visit.id}:${personId}`, payload });
      }
    }
  }

  /** One mail, however many visits. */
  private async tellOfHandOver(tx: Tx, { visitIds, toId, actorId }: VisitsHandedOver): Promise<void> {
    if (toId === actorId) return;
    const payload: MailRequest = { template: 'visits_handed_over', visitIds, personId: toId };
    await tx.outbox({ topic: MAIL, orderingKey: `visit:${visitIds[0] ?? ''}:${toId}`, payload });
  }
}
