import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Mailer } from '../../common/ports/mailer.js';
import { CONFIG, type Config } from '../../config/config.js';
import { OutboxRelay } from '../../jobs/outbox-relay.js';
import { MailComposer } from './mail-composer.js';
import { MAIL, type MailRequest } from './mail-request.js';

/** Sends the mails of the outbox. */
@Injectable()
export class DeliverMailService implements OnModuleInit {
  constructor(
    private readonly relay: OutboxRelay,
    private readonly composer: MailComposer,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const host = new URL(this.config.publicUrl).hostname;
    this.relay.handle(MAIL, async (message) => {
      const mail = await this.composer.compose(message.payload as MailRequest);
      if (mail) await this.mailer.send({ ...mail, messageId: `${message.id}@${host}` });
    });
  }
}
