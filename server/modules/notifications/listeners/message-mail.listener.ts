import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { MessageWritten } from '../../questions/index.js';
import { MAIL, type MailRequest } from '../mail-request.js';
import { VisitMailQueries } from '../visit-mail.queries.js';

/** Writes down who has to be told of a question or an answer: the other side, and never its author. */
@Injectable()
export class MessageMailListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly queries: VisitMailQueries,
  ) {}

  onModuleInit(): void {
    this.events.on(MessageWritten, (event, tx) => this.tell(tx, event));
  }

  private async tell(tx: Tx, { visit, messageId, side, actorId }: MessageWritten): Promise<void> {
    const readers =
      side === 'partner'
        ? await this.queries.managersOf(tx.manager, visit.centreId)
        : await this.queries.partnerSide(tx.manager, visit);
    for (const personId of readers.filter((id) => id !== actorId)) {
      const payload: MailRequest = { template: 'visit_message_notification', visitId: visit.id, messageId, personId };
      await tx.outbox({ topic: MAIL, orderingKey: `visit:${visit.id}:${personId}`, payload });
    }
  }
}
