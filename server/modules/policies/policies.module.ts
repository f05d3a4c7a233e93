import { Module } from '@nestjs/common';
import { CentresModule } from '../centres/index.js';
import { FairnessModule } from '../fairness/index.js';
import { TimetablesModule } from '../timetables/index.js';
import { KeptTimesRepository } from './kept-times.repository.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesRepository } from './policies.repository.js';
import { PoliciesService } from './policies.service.js';
import { PolicyChecks } from './policy-checks.js';

@Module({
  imports: [CentresModule, FairnessModule, TimetablesModule],
  controllers: [PoliciesController],
  providers: [PoliciesService, PoliciesRepository, KeptTimesRepository, PolicyChecks],
  exports: [PolicyChecks, PoliciesRepository],
})
export class PoliciesModule {}
