import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LeasedJobs } from '../../../jobs/leased-jobs.js';
import { FinalNumbersKeeper } from '../final-numbers/final-numbers.keeper.js';

export const KEEP_FINAL_NUMBERS = 'ask for final numbers, remind of them and release visits without them';

const EVERY_MS = 60_000;

/** Also what fell due while the server was down. */
@Injectable()
export class FinalNumbersJob implements OnModuleInit {
  constructor(
    private readonly jobs: LeasedJobs,
    private readonly keeper: FinalNumbersKeeper,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, KEEP_FINAL_NUMBERS, (run) => this.keeper.tick(run));
  }
}
