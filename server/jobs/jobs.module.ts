import { Global, Module } from '@nestjs/common';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRepository } from './outbox.repository.js';
import { Schedule } from './schedule.js';

@Global()
@Module({ providers: [Schedule, OutboxRepository, OutboxRelay], exports: [Schedule, OutboxRelay] })
export class JobsModule {}
