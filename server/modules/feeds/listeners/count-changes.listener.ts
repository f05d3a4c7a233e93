import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import {
  AttendanceCorrected,
  VisitApproved,
  VisitArrivalRecorded,
  VisitAttended,
  VisitChanged,
  VisitEnded,
  VisitOutdone,
  VisitFinishedEarly,
  VisitOffered,
  VisitRequested,
  VisitUndone,
  VisitSignedOff,
  VisitWaitlisted,
  type VisitFacts,
} from '../../visits/index.js';
import { FeedsRepository } from '../feeds.repository.js';

/** Counts every change of a visit, so that an unchanged calendar is known without reading it. */
@Injectable()
export class CountChangesListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly feeds: FeedsRepository,
  ) {}

  onModuleInit(): void {
    const count = ({ visit }: { visit: VisitFacts }, tx: Tx) => this.feeds.countChange(tx, visit.id, visit.partnerId);
    this.events.on(VisitRequested, count);
    this.events.on(VisitApproved, count);
    this.events.on(VisitEnded, count);
    this.events.on(VisitOutdone, count);
    this.events.on(VisitOffered, count);
    this.events.on(VisitWaitlisted, count);
    this.events.on(VisitChanged, ({ visit, gaveBack }, tx) =>
      this.feeds.countChange(tx, visit.id, visit.partnerId, gaveBack),
    );
    this.events.on(VisitAttended, count);
    this.events.on(VisitUndone, count);
    this.events.on(VisitSignedOff, count);
    this.events.on(VisitArrivalRecorded, count);
    this.events.on(VisitFinishedEarly, count);
    this.events.on(AttendanceCorrected, count);
  }
}
