import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { Schedule } from '../../../jobs/schedule.js';
import { VisitApproved, VisitChanged, VisitEnded, VisitOffered, VisitWaitlisted } from '../events/visit-events.js';
import { GIVE_TURNS } from '../jobs/give-turns.job.js';

/** Does not let those who wait wait another minute once something was given back. */
@Injectable()
export class OnPlaceFreed implements OnModuleInit {
  private readonly logger = new Logger(OnPlaceFreed.name);

  constructor(
    private readonly events: DomainEvents,
    private readonly schedule: Schedule,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    if (!this.config.jobs) return;
    const wake = (_: object, tx: Tx): Promise<void> => {
      tx.afterCommit(() => {
        this.look();
      });
      return Promise.resolve();
    };
    this.events.on(VisitEnded, wake);
    this.events.on(VisitChanged, wake);
    this.events.on(VisitOffered, wake);
    this.events.on(VisitWaitlisted, wake);
    // Of an offer the other alternatives come free.
    this.events.on(VisitApproved, (event, tx) => (event.accepted ? wake(event, tx) : Promise.resolve()));
  }

  /** Nobody who gave something back waits until others were offered it. */
  private look(): void {
    this.schedule.run(GIVE_TURNS).catch((error: unknown) => {
      this.logger.error({ job: GIVE_TURNS, err: error });
    });
  }
}
