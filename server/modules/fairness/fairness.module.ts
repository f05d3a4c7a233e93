import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/index.js';
import { CentresModule } from '../centres/index.js';
import { TimetablesModule } from '../timetables/index.js';
import { DecisionEffects } from './decision-effects.js';
import { FairHoursController } from './fair-hours.controller.js';
import { FairHoursLoader } from './fair-hours.loader.js';
import { FairHoursService } from './fair-hours.service.js';
import { FairShareSettingsController } from './fair-share-settings.controller.js';
import { FairShareSettingsRepository } from './fair-share-settings.repository.js';
import { FairShareSettingsService } from './fair-share-settings.service.js';
import { FairnessQueries } from './fairness.queries.js';

@Module({
  imports: [AvailabilityModule, CentresModule, TimetablesModule],
  controllers: [FairHoursController, FairShareSettingsController],
  providers: [
    ...[FairHoursService, FairHoursLoader, FairnessQueries, DecisionEffects],
    ...[FairShareSettingsService, FairShareSettingsRepository],
  ],
  exports: [FairHoursLoader, DecisionEffects],
})
export class FairnessModule {}
