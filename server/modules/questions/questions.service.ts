import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MessageList, MessageSide, UnreadMessages } from '#shared/contracts/questions.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import { isoFrom } from '../../database/dialect.js';
import { Store } from '../../database/store.js';
import { limitReached } from './domain/message-limits.js';
import { MessageWritten } from './message-events.js';
import { messageSideOf } from './questions.policy.js';
import { QuestionsRepository, type VisitPlaceRow } from './questions.repository.js';

/** Questions and answers on a visit, between its centre and its school or group and nobody else. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly messages: QuestionsRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError visit/not-found */
  list(actor: Actor, visitId: string): Promise<MessageList> {
    return this.store.read(async (manager) => {
      const { side } = within(actor, await this.messages.place(manager, visitId));
      return this.view(manager, actor, visitId, side);
    });
  }

  /** @throws RefusedError visit/not-found, question/too-many, question/too-often */
  write(actor: Actor, visitId: string, text: string): Promise<MessageList> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      const { visit, side } = within(actor, await this.messages.lockPlace(tx, visitId));
      const now = this.clock.now();
      const refusal = limitReached(await this.messages.written(tx, visitId, actor.personId, now));
      if (refusal) throw new RefusedError(refusal);
      const id = newId();
      await this.messages.add(tx, { id, visitId, authorId: actor.personId, side, text, at: now });
      // Whoever answers has read what there was.
      await this.messages.see(tx, visitId, side, id);
      await this.events.publish(tx, new MessageWritten(id, visit, side, actor.personId));
      return this.view(tx.manager, actor, visitId, side);
    });
  }

  /** Erases the words for good; a mail that has not left says nothing of them. @throws RefusedError question/not-yours */
  erase(actor: Actor, visitId: string, messageId: string): Promise<MessageList> {
    return this.store.write(async (tx) => {
      const { side } = within(actor, await this.messages.lockPlace(tx, visitId));
      const message = await this.messages.one(tx.manager, visitId, messageId);
      if (!message) throw new RefusedError('question/not-found');
      if (message.authorId !== actor.personId) throw new RefusedError('question/not-yours');
      await this.messages.erase(tx, messageId);
      return this.view(tx.manager, actor, visitId, side);
    });
  }

  /** @throws RefusedError visit/not-found, question/not-found */
  see(actor: Actor, visitId: string, messageId: string): Promise<MessageList> {
    return this.store.write(async (tx) => {
      const { side } = within(actor, await this.messages.place(tx.manager, visitId));
      if (!(await this.messages.one(tx.manager, visitId, messageId))) throw new RefusedError('question/not-found');
      await this.messages.see(tx, visitId, side, messageId);
      return this.view(tx.manager, actor, visitId, side);
    });
  }

  unread(actor: Actor): Promise<UnreadMessages> {
    return this.store.read(async (manager) => {
      const { centreIds, partnerIds } = actor.scope('visits.read');
      const rows = [
        ...(await this.messages.unread(manager, 'centre', centreIds)),
        ...(await this.messages.unread(manager, 'partner', partnerIds)),
      ];
      const inOrder = rows.sort((a, b) => (a.first < b.first ? -1 : 1));
      return { items: inOrder.map(({ visitId, unread }) => ({ visitId, unread })) };
    });
  }

  private async view(
    manager: EntityManager,
    { personId }: Actor,
    visitId: string,
    side: MessageSide,
  ): Promise<MessageList> {
    const rows = await this.messages.list(manager, visitId, side);
    const items = rows.map(({ authorId, at, seen, ...row }) => ({
      ...{ id: row.id, side: row.side, author: row.author, text: row.text, at: isoFrom(at) },
      unread: !seen,
      mayErase: authorId === personId && row.text !== null,
    }));
    return { side, items };
  }
}

/** @throws RefusedError visit/not-found, also when it is not theirs to see */
function within(actor: Actor, visit: VisitPlaceRow | null): { visit: VisitPlaceRow; side: MessageSide } {
  const side = visit && messageSideOf(actor, visit);
  if (!side) throw new RefusedError('visit/not-found');
  return { visit, side };
}
