import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Store } from '../database/store.js';
import { OutboxRepository, type ClaimedMessage } from './outbox.repository.js';
import { MOST_TRIES } from './retry-delay.js';
import { Schedule } from './schedule.js';

export const DELIVER_OUTBOX = 'deliver the outbox';
export const FORGET_OUTBOX = 'forget what was delivered long ago';

const SECOND = 1_000;
const DELIVER_EVERY = 5 * SECOND;
const FORGET_EVERY = 3_600 * SECOND;
/** When the other side is down, the rest of the queue waits for the next round instead of failing one by one. */
const FAILURES_IN_A_ROW = 3;

/** @param message its id is the same at every try, so the other side can tell a second copy */
export type OutboxHandler = (message: ClaimedMessage) => Promise<void>;

/**
 * Hands the messages of the outbox to whoever delivers their topic: at least once, in order per ordering key, after
 * the commit that wrote them. Woken by each such commit, and by a timer for retries and for what other processes wrote.
 */
@Injectable()
export class OutboxRelay implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly handlers = new Map<string, OutboxHandler>();
  private woken = false;
  /** In a row, in the round under way. */
  private failures = 0;
  private stopped = false;

  constructor(
    private readonly store: Store,
    private readonly outbox: OutboxRepository,
    private readonly schedule: Schedule,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Messages of a topic that nobody handles stay in the outbox. */
  handle(topic: string, handler: OutboxHandler): void {
    if (this.handlers.has(topic)) throw new Error(`Two handlers for the outbox topic "${topic}".`);
    this.handlers.set(topic, handler);
  }

  onModuleInit(): void {
    this.schedule.every(DELIVER_EVERY, DELIVER_OUTBOX, () => this.deliverDue());
    this.schedule.every(FORGET_EVERY, FORGET_OUTBOX, () => this.outbox.forgetOld());
  }

  onApplicationBootstrap(): void {
    if (!this.config.jobs) return;
    this.store.onOutbox(() => {
      this.woken = true;
      this.schedule.run(DELIVER_OUTBOX).catch((error: unknown) => {
        this.logger.error({ job: DELIVER_OUTBOX, err: error });
      });
    });
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
  }

  /** Delivers until nothing is due, what is written meanwhile included. */
  private async deliverDue(): Promise<void> {
    this.failures = 0;
    do {
      this.woken = false;
      await this.deliverRound();
    } while (this.wokenMeanwhile() && !this.stopped && this.failures < FAILURES_IN_A_ROW);
  }

  /** Each message is marked as delivered together with the taking of the next one. */
  private async deliverRound(): Promise<void> {
    let delivered: string | null = null;
    while (!this.stopped && this.failures < FAILURES_IN_A_ROW) {
      const message: ClaimedMessage | null = await this.outbox.next([...this.handlers.keys()], delivered);
      if (!message) return;
      delivered = (await this.deliver(message)) ? message.id : null;
      this.failures = delivered === null ? this.failures + 1 : 0;
    }
    if (delivered !== null) await this.outbox.delivered(delivered);
  }

  private wokenMeanwhile(): boolean {
    return this.woken;
  }

  /** @returns false when it could not be delivered, which is then written down */
  private async deliver(message: ClaimedMessage): Promise<boolean> {
    try {
      await this.handlers.get(message.topic)?.(message);
    } catch (error) {
      await this.outbox.failed(message, error);
      const { id, topic, tries } = message;
      const facts = { messageId: id, topic, tries, reason: error instanceof Error ? error.message : String(error) };
      if (tries < MOST_TRIES)
        this.logger.warn({ msg: 'A message could not be delivered and will be tried again', ...facts });
      else this.logger.error({ msg: 'A message was given up', ...facts });
      return false;
    }
    return true;
  }
}
