import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LeasedJobs } from '../../../jobs/leased-jobs.js';
import { SwapAnswers } from '../swaps/swap-answers.service.js';

export const END_SWAPS = 'end proposals to swap that nobody answered';

const EVERY_MS = 60_000;

/** Also those that ran out while the server was down. */
@Injectable()
export class EndSwapsJob implements OnModuleInit {
  constructor(
    private readonly jobs: LeasedJobs,
    private readonly answers: SwapAnswers,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, END_SWAPS, (run) => this.answers.endOverdue(run));
  }
}
