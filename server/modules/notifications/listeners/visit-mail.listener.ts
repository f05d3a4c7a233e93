import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { VisitApproved, VisitEnded, VisitRequested, type VisitFacts } from '../../visits/index.js';
import { readersOf, type VisitNews } from '../domain/visit-mail-readers.js';
import { MAIL, type MailRequest } from '../mail-request.js';
import type { VisitTemplate } from '../templates/visit-mails.js';
import { VisitMailQueries } from '../visit-mail.queries.js';

const TEMPLATE: Readonly<Record<VisitNews, VisitTemplate>> = {
  requested: 'visit_requested_notification',
  approved: 'visit_approved_confirmation',
  declined: 'visit_declined_explanation',
  withdrawn: 'visit_withdrawn_notification',
  cancelled: 'visit_cancelled_notification',
  expired: 'visit_expired_notification',
};

/** Writes down, with each move of a visit, who has to be told of it. */
@Injectable()
export class VisitMailListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly queries: VisitMailQueries,
  ) {}

  onModuleInit(): void {
    this.events.on(VisitRequested, ({ visit, actorId }, tx) => this.tell(tx, 'requested', visit, actorId));
    this.events.on(VisitApproved, ({ visit, actorId }, tx) => this.tell(tx, 'approved', visit, actorId));
    this.events.on(VisitEnded, async ({ visit, state, actorId }, tx) => {
      // Whoever did not come knows; the figures show it.
      if (state !== 'no_show') await this.tell(tx, state, visit, actorId);
    });
  }

  private async tell(tx: Tx, news: VisitNews, visit: VisitFacts, actorId: string | null): Promise<void> {
    const partnerSide = await this.queries.partnerSide(tx.manager, visit);
    const managers = await this.queries.managersOf(tx.manager, visit.centreId);
    for (const personId of readersOf(news, { actorId, partnerSide, managers })) {
      const payload: MailRequest = { template: TEMPLATE[news], visitId: visit.id, personId };
      // In order per visit and reader: a mailbox that refuses mail must not hold up the others.
      await tx.outbox({ topic: MAIL, orderingKey: `visit:${visit.id}:${personId}`, payload });
    }
  }
}
