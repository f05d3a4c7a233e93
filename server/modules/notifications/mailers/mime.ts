import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from '../../../common/ports/mailer.js';

/** One line of text: whatever could end a header, or turn its direction, becomes a space. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** The mail as nodemailer wants it. Text only; nothing in it is ever read from a file or an address. */
export const mimeOf = (mail: OutgoingMail, from: string): SendMailOptions => ({
  from,
  to: { name: oneLine(mail.to.name), address: mail.to.address },
  subject: oneLine(mail.subject),
  text: mail.text,
  messageId: `<${mail.messageId}>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});
