import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LeasedJobs } from '../../../jobs/leased-jobs.js';
import { GiveTurnsService } from '../offers/give-turns.service.js';

export const GIVE_TURNS = 'give turns of the waiting list';

const EVERY_MS = 60_000;

/** Looks at the waiting lists also when nobody gave anything back: rooms are opened again, and stocks grow. */
@Injectable()
export class GiveTurnsJob implements OnModuleInit {
  constructor(
    private readonly jobs: LeasedJobs,
    private readonly turns: GiveTurnsService,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, GIVE_TURNS, async () => {
      await this.turns.giveAll();
    });
  }
}
