import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import { PersonLeft } from '../../accounts/index.js';
import { FeedsRepository } from '../feeds.repository.js';

/** A leaver's calendar addresses die for good, so that none comes alive again under whoever has the account next. */
@Injectable()
export class RevokeLeaversListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly feeds: FeedsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(PersonLeft, ({ personId }, tx) => this.feeds.revokeAll(tx, personId, this.clock.now()));
  }
}
