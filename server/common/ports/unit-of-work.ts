import type { EntityManager } from 'typeorm';

export interface OutgoingMessage {
  /** What kind of message, for example `mail`. */
  readonly topic: string;
  /** Messages with the same key leave in the order in which they were written; usually a visit's id. */
  readonly orderingKey: string;
  readonly payload: object;
  /** @default now */
  readonly notBefore?: Date;
  /** Until it leaves, it can be taken back by this key. */
  readonly takeBackKey?: string | undefined;
}

/** One unit of work: everything done through it is kept together or not at all. */
export interface Tx {
  readonly manager: EntityManager;
  /** Runs once the work is safely stored, and never if it is not. Must not be needed for correctness: a crash skips it. */
  afterCommit(effect: () => void | Promise<void>): void;
  /** Writes a message that leaves after the commit, at least once. */
  outbox(message: OutgoingMessage): Promise<void>;
}
