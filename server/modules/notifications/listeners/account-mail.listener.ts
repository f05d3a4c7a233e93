import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { PasswordResetAsked, PersonInvited } from '../../accounts/index.js';
import { MAIL, type MailRequest } from '../mail-request.js';

/** Writes down which mails about accounts have to leave. */
@Injectable()
export class AccountMailListener implements OnModuleInit {
  constructor(private readonly events: DomainEvents) {}

  onModuleInit(): void {
    this.events.on(PersonInvited, ({ linkId }, tx) => {
      const payload: MailRequest = { template: 'person_invited_invitation', linkId };
      return tx.outbox({ topic: MAIL, orderingKey: `invitation:${linkId}`, payload });
    });
    this.events.on(PasswordResetAsked, ({ email }, tx) => {
      const payload: MailRequest = { template: 'password_forgotten_link', email };
      return tx.outbox({ topic: MAIL, orderingKey: `password:${email}`, payload });
    });
  }
}
