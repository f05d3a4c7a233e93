import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Mailer, type OutgoingMail } from '../../../common/ports/mailer.js';
import { mimeOf } from './mime.js';

/** Where no mail server is set, each mail becomes a file that any mail program opens. */
export class FileMailer extends Mailer {
  private readonly logger = new Logger('Mail');
  private readonly transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  async send(mail: OutgoingMail): Promise<void> {
    const { message } = await this.transport.sendMail(mimeOf(mail, this.from));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = path.join(this.folder, `${mail.messageId.replace(/[^\w.-]/g, '_')}.eml`);
    // Links in it open accounts, so nobody else on the machine reads it; renamed, so that nobody meets half of it.
    await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
    this.logger.log({ msg: 'Mail written to a file, because SMTP_URL is not set', file });
  }
}
