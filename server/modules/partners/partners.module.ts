import { Module } from '@nestjs/common';
import { GreatCircleJourneys, JourneyProvider } from '../../common/ports/journey-provider.js';
import { AuthoritiesService } from './authorities.service.js';
import { CharacteristicsImport } from './characteristics-import.js';
import { CommunityGroupsController } from './community-groups.controller.js';
import { CommunityGroupsService } from './community-groups.service.js';
import { ImportPlanner } from './import-planner.js';
import { ImportCommands } from './import.commands.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { JourneyMeasures } from './journey-measures.js';
import { JourneysQueries } from './journeys.queries.js';
import { JourneyOverridesRepository } from './journey-overrides.repository.js';
import { JourneyOverridesService } from './journey-overrides.service.js';
import { JourneysController } from './journeys.controller.js';
import { JourneysService } from './journeys.service.js';
import { PartnersController } from './partners.controller.js';
import { PartnersPolicy } from './partners.policy.js';
import { PartnersQueries } from './partners.queries.js';
import { PartnersService } from './partners.service.js';
import { PartnershipsController } from './partnerships.controller.js';
import { PartnershipsRepository } from './partnerships.repository.js';
import { PartnershipsService } from './partnerships.service.js';
import { TravelService } from './travel.service.js';
import { SchoolImport } from './school-import.js';
import { SchoolsService } from './schools.service.js';
import { SchoolQueries } from './school.queries.js';
import { Today } from './today.js';

/** Authorities, schools and their dated characteristics, community groups, partnerships with centres, and the way there. */
@Module({
  controllers: [
    PartnersController,
    PartnershipsController,
    CommunityGroupsController,
    ImportsController,
    JourneysController,
  ],
  providers: [
    Today,
    PartnersPolicy,
    PartnersService,
    PartnersQueries,
    SchoolsService,
    SchoolQueries,
    AuthoritiesService,
    CommunityGroupsService,
    PartnershipsService,
    PartnershipsRepository,
    { provide: JourneyProvider, useClass: GreatCircleJourneys },
    JourneyMeasures,
    JourneysQueries,
    JourneysService,
    JourneyOverridesService,
    JourneyOverridesRepository,
    TravelService,
    ImportsService,
    ImportsRepository,
    ImportPlanner,
    SchoolImport,
    CharacteristicsImport,
    ImportCommands,
  ],
  exports: [ImportCommands, JourneysService, TravelService],
})
export class PartnersModule {}
