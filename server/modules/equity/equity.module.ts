import { Module } from '@nestjs/common';
import { TimetablesModule } from '../timetables/index.js';
import { EquityController } from './equity.controller.js';
import { EquityQueries } from './equity.queries.js';
import { EquityService } from './equity.service.js';
import { RecordUsageListener } from './listeners/record-usage.listener.js';
import { UsageRepository } from './usage.repository.js';

@Module({
  imports: [TimetablesModule],
  controllers: [EquityController],
  providers: [EquityService, EquityQueries, UsageRepository, RecordUsageListener],
})
export class EquityModule {}
