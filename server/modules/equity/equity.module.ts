import { Module } from '@nestjs/common';
import { EquityController } from './equity.controller.js';
import { EquityQueries } from './equity.queries.js';
import { EquityService } from './equity.service.js';
import { RecordUsageListener } from './listeners/record-usage.listener.js';
import { UsageRepository } from './usage.repository.js';

@Module({
  controllers: [EquityController],
  providers: [EquityService, EquityQueries, UsageRepository, RecordUsageListener],
})
export class EquityModule {}
