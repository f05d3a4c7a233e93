import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../../common/events/domain-events.js';
import {
  AttendanceCorrected,
  VisitApproved,
  VisitAttended,
  VisitEnded,
  VisitRequested,
  VisitUndone,
} from '../../visits/index.js';
import { AwardPromisesService } from '../award-promises.service.js';

/** Keeps each award in step with its visit. */
@Injectable()
export class OnVisitMoves implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly promises: AwardPromisesService,
  ) {}

  onModuleInit(): void {
    this.events.on(VisitRequested, (event, tx) => this.promises.quote(tx, event));
    this.events.on(VisitApproved, (event, tx) => this.promises.approve(tx, event));
    this.events.on(VisitEnded, (event, tx) => this.promises.end(tx, event));
    this.events.on(VisitUndone, (event, tx) => this.promises.undo(tx, event));
    this.events.on(VisitAttended, (event, tx) => this.promises.attend(tx, event));
    this.events.on(AttendanceCorrected, (event, tx) => this.promises.correct(tx, event));
  }
}
