import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities/activities.controller.js';
import { ActivitiesQueries } from './activities/activities.queries.js';
import { ActivitiesRepository } from './activities/activities.repository.js';
import { ActivitiesService } from './activities/activities.service.js';
import { ActivityAccess } from './activities/activity-access.js';
import { CatalogueController } from './activities/catalogue.controller.js';
import { CatalogueQueries } from './activities/catalogue.queries.js';
import { CatalogueService } from './activities/catalogue.service.js';
import { PicturesController } from './activities/pictures.controller.js';
import { PicturesQueries } from './activities/pictures.queries.js';
import { PicturesService } from './activities/pictures.service.js';
import { StaffActivitiesQueries } from './activities/staff-activities.queries.js';
import { ReservationsModule } from '../reservations/index.js';
import { AbsencesRepository } from './absences.repository.js';
import { CentreAccess } from './centre-access.js';
import { CentreViews } from './centre-views.queries.js';
import { CentresController } from './centres.controller.js';
import { CentresPolicy } from './centres.policy.js';
import { CentresQueries } from './centres.queries.js';
import { CentresRepository } from './centres.repository.js';
import { CentresService } from './centres.service.js';
import { EquipmentController } from './equipment.controller.js';
import { EquipmentRepository } from './equipment.repository.js';
import { EquipmentService } from './equipment.service.js';
import { HostPartnership } from './host-partnership.js';
import { LeaveService } from './leave.service.js';
import { OffTheRoadService } from './off-the-road.service.js';
import { OutagesRepository } from './outages.repository.js';
import { OutagesService } from './outages.service.js';
import { OverridesController } from './overrides.controller.js';
import { OverridesQueries } from './overrides.queries.js';
import { OverridesRepository } from './overrides.repository.js';
import { OverridesService } from './overrides.service.js';
import { PoolViews } from './pool-views.queries.js';
import { ResourcesRepository } from './resources.repository.js';
import { RoomLinksQueries } from './room-links.queries.js';
import { RoomLinksService } from './room-links.service.js';
import { RoomViews } from './room-views.queries.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsRepository } from './rooms.repository.js';
import { RoomsService } from './rooms.service.js';
import { ShortVisitsQueries } from './short-visits.queries.js';
import { TutorViews } from './tutor-views.queries.js';
import { TutorsController } from './tutors.controller.js';
import { TutorsRepository } from './tutors.repository.js';
import { TutorsService } from './tutors.service.js';
import { VehicleViews } from './vehicle-views.queries.js';
import { VehiclesController } from './vehicles.controller.js';
import { VehiclesRepository } from './vehicles.repository.js';
import { VehiclesService } from './vehicles.service.js';

@Module({
  imports: [ReservationsModule],
  controllers: [
    ...[CentresController, RoomsController, EquipmentController],
    ...[TutorsController, VehiclesController, OverridesController],
    ...[CatalogueController, ActivitiesController, PicturesController],
  ],
  providers: [
    ...[CentresService, RoomsService, RoomLinksService, EquipmentService, OutagesService],
    ...[TutorsService, LeaveService, VehiclesService, OffTheRoadService, OverridesService],
    ...[CentresPolicy, CentreAccess, HostPartnership],
    ...[CentresRepository, RoomsRepository, EquipmentRepository, OutagesRepository, ResourcesRepository],
    ...[TutorsRepository, VehiclesRepository, AbsencesRepository, OverridesRepository],
    ...[CentresQueries, RoomLinksQueries, OverridesQueries],
    ...[CentreViews, RoomViews, PoolViews, ShortVisitsQueries, TutorViews, VehicleViews],
    ...[ActivityAccess, ActivitiesService, ActivitiesRepository, ActivitiesQueries, StaffActivitiesQueries],
    ...[CatalogueService, CatalogueQueries, PicturesService, PicturesQueries],
  ],
  exports: [CentresQueries, ActivitiesQueries],
})
export class CentresModule {}
