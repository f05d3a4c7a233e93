import { Global, Module } from '@nestjs/common';
import { DomainEvents } from './events/domain-events.js';
import { Clock, SystemClock } from './ports/clock.js';

@Global()
@Module({
  providers: [DomainEvents, { provide: Clock, useClass: SystemClock }],
  exports: [DomainEvents, Clock],
})
export class CommonModule {}
