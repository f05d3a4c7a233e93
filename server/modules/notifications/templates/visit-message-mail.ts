import { facts, letter, type MailText, type Reader } from './mail-text.js';

/** What a mail about a question or an answer tells. */
export interface MessageMailFacts {
  readonly reader: Reader;
  readonly author: string;
  readonly text: string;
  readonly reference: string;
  readonly subject: string;
  readonly partnerName: string;
  readonly centreName: string;
  /** `Tuesday 1 December 2026, 10:00 to 10:50` */
  readonly when: string;
  readonly link: string;
}

export function visitMessageNotification(message: MessageMailFacts): MailText {
  const words = message.text.split(/\r?\n/).join('\n  ');
  const visit = facts({
    What: message.subject,
    Who: message.partnerName,
    When: message.when,
    Where: message.centreName,
    Reference: message.reference,
  });
  return {
    subject: `Message: ${message.subject}, ${message.partnerName}, ${message.when}`,
    text: letter(
      message.reader,
      `${message.author} wrote about this visit:\n  ${words}`,
      visit,
      `Answer there, not by mail: ${message.link}`,
    ),
  };
}
