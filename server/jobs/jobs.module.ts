import { Global, Module } from '@nestjs/common';
import { LeasedJobs } from './leased-jobs.js';
import { LeasesRepository } from './leases.repository.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRepository } from './outbox.repository.js';
import { Schedule } from './schedule.js';

@Global()
@Module({
  providers: [Schedule, LeasesRepository, LeasedJobs, OutboxRepository, OutboxRelay],
  exports: [Schedule, LeasedJobs, OutboxRelay, OutboxRepository],
})
export class JobsModule {}
