import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/index.js';
import { CentresModule } from '../centres/index.js';
import { FairnessModule } from '../fairness/index.js';
import { TimetablesModule } from '../timetables/index.js';
import { KeptTimesRepository } from './kept-times.repository.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesRepository } from './policies.repository.js';
import { PoliciesService } from './policies.service.js';
import { PolicyChecks } from './policy-checks.js';
import { PolicySearchRules } from './policy-search-rules.js';

@Module({
  imports: [AvailabilityModule, CentresModule, FairnessModule, TimetablesModule],
  controllers: [PoliciesController],
  providers: [PoliciesService, PoliciesRepository, KeptTimesRepository, PolicyChecks, PolicySearchRules],
  exports: [PolicyChecks, PoliciesRepository],
})
export class PoliciesModule {}
