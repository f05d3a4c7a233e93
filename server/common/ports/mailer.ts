/** A plain-text mail that is ready to leave. */
export interface OutgoingMail {
  /** Stable: the same mail sent twice carries it twice, so that a mail program shows it once. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
}

/** How mail leaves. Called by the outbox only: no request waits for it. */
export abstract class Mailer {
  /** Rejects when the mail was not accepted; it may then be sent again. */
  abstract send(mail: OutgoingMail): Promise<void>;
}
