import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import { AttendanceCorrected, VisitAttended, VisitEnded, VisitFinishedEarly, VisitUndone } from '../../visits/index.js';
import { UsageRepository } from '../usage.repository.js';

/** Puts every visit that took place, and every one that nobody came to, into the ledger, and what was corrected of it. */
@Injectable()
export class RecordUsageListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly usage: UsageRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(VisitAttended, ({ visit, pupils, adults }, tx) =>
      this.usage.append(tx, visit, { entry: 'attended', pupils, adults, recordedAt: this.clock.now() }),
    );
    this.events.on(VisitUndone, async ({ visit, move }, tx) => {
      if (move === 'recordNoShow') await this.usage.undoNoShow(tx, visit.id, this.clock.now());
    });
    this.events.on(VisitEnded, async ({ visit, state }, tx) => {
      if (state !== 'no_show') return;
      await this.usage.append(tx, visit, { entry: 'no_show', pupils: 0, adults: 0, recordedAt: this.clock.now() });
    });
    this.events.on(AttendanceCorrected, ({ visit, state: entry, pupils, adults }, tx) =>
      this.usage.correct(tx, visit, { entry, pupils, adults }, this.clock.now()),
    );
    this.events.on(VisitFinishedEarly, async ({ visit, isRecorded }, tx) => {
      if (!isRecorded) return;
      await this.usage.correct(tx, visit, { entry: 'attended', pupils: null, adults: null }, this.clock.now());
    });
  }
}
