import { Module } from '@nestjs/common';
import { CentresModule } from '../centres/index.js';
import { FairnessModule } from '../fairness/index.js';
import { VisitsModule } from '../visits/index.js';
import { ApproveSeveralService } from './approve-several.service.js';
import { QueueController } from './queue.controller.js';
import { QueueQueries } from './queue.queries.js';
import { QueueService } from './queue.service.js';
import { Rivalries } from './rivalries.js';

@Module({
  imports: [CentresModule, FairnessModule, VisitsModule],
  controllers: [QueueController],
  providers: [QueueService, ApproveSeveralService, QueueQueries, Rivalries],
})
export class QueueModule {}
