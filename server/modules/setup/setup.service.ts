import { Injectable } from '@nestjs/common';
import type { SetupView } from '#shared/contracts/setup.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { setupTasks } from './domain/setup-tasks.js';
import { SetupQueries } from './setup.queries.js';

const ZONE = 'Europe/London';

/** What is missing before a first visit, in what somebody sets up: everything, or their own authority. */
@Injectable()
export class SetupService {
  constructor(
    private readonly store: Store,
    private readonly queries: SetupQueries,
    private readonly clock: Clock,
  ) {}

  tasks(actor: Actor): Promise<SetupView> {
    const now = this.clock.now();
    const moment = { now, today: localDayOf(now, ZONE) };
    return this.store.read(async (manager) =>
      setupTasks(await this.queries.facts(manager, actor.scope('centres.create'), moment)),
    );
  }
}
