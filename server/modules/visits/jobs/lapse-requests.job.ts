import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LeasedJobs } from '../../../jobs/leased-jobs.js';
import { MoveVisitService } from '../move-visit.service.js';

export const LAPSE_REQUESTS = 'lapse unanswered requests';

const EVERY_MS = 60_000;

/** Gives back the time of requests whose hold has run out; also those that ran out while the server was down. */
@Injectable()
export class LapseRequestsJob implements OnModuleInit {
  constructor(
    private readonly jobs: LeasedJobs,
    private readonly visits: MoveVisitService,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, LAPSE_REQUESTS, async () => {
      await this.visits.lapseOverdue();
    });
  }
}
