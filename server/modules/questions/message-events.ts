import type { MessageSide } from '#shared/contracts/questions.contract.js';

/** Somebody wrote a question or an answer; the words are looked up by whoever tells of them. */
export class MessageWritten {
  constructor(
    readonly messageId: string,
    readonly visit: {
      readonly id: string;
      readonly centreId: string;
      readonly partnerId: string;
      readonly requestedBy: string | null;
    },
    readonly side: MessageSide,
    readonly actorId: string,
  ) {}
}
