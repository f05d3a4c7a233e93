import { Module } from '@nestjs/common';
import { CentresModule } from '../centres/index.js';
import { TimetablesModule } from '../timetables/index.js';
import { AvailabilityController } from './availability.controller.js';
import { AvailabilityPolicy } from './availability.policy.js';
import { AvailabilityQueries } from './availability.queries.js';
import { AvailabilityService } from './availability.service.js';

@Module({
  imports: [CentresModule, TimetablesModule],
  controllers: [AvailabilityController],
  providers: [AvailabilityService, AvailabilityQueries, AvailabilityPolicy],
  exports: [AvailabilityService],
})
export class AvailabilityModule {}
