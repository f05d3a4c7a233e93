import { Module } from '@nestjs/common';
import { CentresModule } from '../centres/index.js';
import { PartnersModule } from '../partners/index.js';
import { TimetablesModule } from '../timetables/index.js';
import { AskedVisitsService } from './asked-visits.service.js';
import { AvailabilityController } from './availability.controller.js';
import { AvailabilityPolicy } from './availability.policy.js';
import { AvailabilityQueries } from './availability.queries.js';
import { AvailabilityService } from './availability.service.js';
import { BookableHours } from './bookable-hours.js';
import { CentreHours } from './centre-hours.js';
import { DayViewsService } from './day-views.service.js';
import { FindTimesService } from './find-times.service.js';
import { RehomingService } from './rehoming.service.js';
import { ResourceFactsLoader } from './resource-facts.js';
import { SearchAccess } from './search-access.js';
import { SearchCalendars } from './search-calendar.js';
import { SearchNeeds } from './search-needs.js';
import { SearchRulesBook } from './search-rules.js';
import { SearchResourcesLoader } from './search-resources.js';
import { SearchController } from './search.controller.js';
import { NearestTimesService } from './nearest-times.service.js';
import { SubstitutesService } from './substitutes.service.js';
import { WantedResources } from './wanted-resources.js';

@Module({
  imports: [CentresModule, PartnersModule, TimetablesModule],
  controllers: [AvailabilityController, SearchController],
  providers: [
    ...[AvailabilityService, AvailabilityQueries, AvailabilityPolicy, CentreHours, ResourceFactsLoader],
    ...[DayViewsService, AskedVisitsService, SubstitutesService, RehomingService, NearestTimesService, WantedResources],
    ...[BookableHours, FindTimesService, SearchAccess, SearchNeeds, SearchCalendars, SearchResourcesLoader],
    SearchRulesBook,
  ],
  exports: [
    AskedVisitsService,
    SubstitutesService,
    RehomingService,
    NearestTimesService,
    BookableHours,
    SearchRulesBook,
  ],
})
export class AvailabilityModule {}
