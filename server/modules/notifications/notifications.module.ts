import path from 'node:path';
import { Module } from '@nestjs/common';
import { Mailer } from '../../common/ports/mailer.js';
import { CONFIG, type Config } from '../../config/config.js';
import { ClosuresModule } from '../closures/index.js';
import { PartnersModule } from '../partners/index.js';
import { VisitsModule } from '../visits/index.js';
import { ClosureMailComposer } from './closure-mail-composer.js';
import { ClosureMailQueries } from './closure-mail.queries.js';
import { DeliverMailService } from './deliver-mail.service.js';
import { AccountMailListener } from './listeners/account-mail.listener.js';
import { MessageMailListener } from './listeners/message-mail.listener.js';
import { ClosureMailListener } from './listeners/closure-mail.listener.js';
import { PromiseMailListener } from './listeners/promise-mail.listener.js';
import { VisitMailListener } from './listeners/visit-mail.listener.js';
import { MailComposer } from './mail-composer.js';
import { FileMailer } from './mailers/file-mailer.js';
import { SmtpMailer } from './mailers/smtp-mailer.js';
import { PromiseMailComposer } from './promise-mail-composer.js';
import { VisitMailQueries } from './visit-mail.queries.js';

const mailer = ({ smtpUrl, mailFrom, dataDir }: Config): Mailer =>
  smtpUrl === null ? new FileMailer(path.join(dataDir, 'mail'), mailFrom) : new SmtpMailer(smtpUrl, mailFrom);

@Module({
  imports: [ClosuresModule, PartnersModule, VisitsModule],
  providers: [
    { provide: Mailer, inject: [CONFIG], useFactory: mailer },
    MailComposer,
    DeliverMailService,
    AccountMailListener,
    MessageMailListener,
    VisitMailListener,
    PromiseMailListener,
    PromiseMailComposer,
    VisitMailQueries,
    ...[ClosureMailComposer, ClosureMailListener, ClosureMailQueries],
  ],
})
export class NotificationsModule {}
