import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarService } from './calendar.service.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsQueries } from './feeds.queries.js';
import { FeedsRepository } from './feeds.repository.js';
import { FeedsService } from './feeds.service.js';
import { PartnersModule } from '../partners/index.js';
import { VisitsModule } from '../visits/index.js';
import { VisitFileController } from './visit-file.controller.js';
import { VisitFileService } from './visit-file.service.js';
import { CountChangesListener } from './listeners/count-changes.listener.js';
import { RevokeLeaversListener } from './listeners/revoke-leavers.listener.js';

@Module({
  imports: [PartnersModule, VisitsModule],
  controllers: [FeedsController, CalendarController, VisitFileController],
  providers: [
    FeedsService,
    FeedsRepository,
    FeedsQueries,
    CalendarService,
    CalendarQueries,
    CountChangesListener,
    RevokeLeaversListener,
    VisitFileService,
  ],
})
export class FeedsModule {}
