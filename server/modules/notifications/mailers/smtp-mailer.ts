import { createTransport } from 'nodemailer';
import { Mailer, type OutgoingMail } from '../../../common/ports/mailer.js';
import { mimeOf } from './mime.js';

/** Well inside the time for which the outbox reserves a message. */
const TIMEOUTS = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
} as const;

/** Mail through the server that SMTP_URL names. An untrusted certificate is a failure, not a warning. */
export class SmtpMailer extends Mailer {
  private readonly transport;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport({ url, ...TIMEOUTS });
  }

  async send(mail: OutgoingMail): Promise<void> {
    await this.transport.sendMail(mimeOf(mail, this.from));
  }
}
