import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarService } from './calendar.service.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsQueries } from './feeds.queries.js';
import { FeedsRepository } from './feeds.repository.js';
import { FeedsService } from './feeds.service.js';
import { CountChangesListener } from './listeners/count-changes.listener.js';

@Module({
  controllers: [FeedsController, CalendarController],
  providers: [FeedsService, FeedsRepository, FeedsQueries, CalendarService, CalendarQueries, CountChangesListener],
})
export class FeedsModule {}
