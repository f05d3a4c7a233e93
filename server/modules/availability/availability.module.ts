import { Module } from '@nestjs/common';
import { AvailabilityController } from './availability.controller.js';
import { AvailabilityPolicy } from './availability.policy.js';
import { AvailabilityQueries } from './availability.queries.js';
import { AvailabilityService } from './availability.service.js';

@Module({
  controllers: [AvailabilityController],
  providers: [AvailabilityService, AvailabilityQueries, AvailabilityPolicy],
  exports: [AvailabilityService, AvailabilityQueries],
})
export class AvailabilityModule {}
