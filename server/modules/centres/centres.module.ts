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
import { OutagesRepository } from './outages.repository.js';
import { OutagesService } from './outages.service.js';
import { PoolViews } from './pool-views.queries.js';
import { ResourcesRepository } from './resources.repository.js';
import { RoomViews } from './room-views.queries.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsRepository } from './rooms.repository.js';
import { RoomsService } from './rooms.service.js';

@Module({
  controllers: [
    ...[CentresController, RoomsController, EquipmentController],
    ...[CatalogueController, ActivitiesController, PicturesController],
  ],
  providers: [
    ...[CentresService, RoomsService, EquipmentService, OutagesService],
    ...[CentresPolicy, CentreAccess, HostPartnership],
    ...[CentresRepository, RoomsRepository, EquipmentRepository, OutagesRepository, ResourcesRepository],
    ...[CentresQueries, CentreViews, RoomViews, PoolViews],
    ...[ActivitiesService, CatalogueService, PicturesService, ActivityAccess, ActivitiesRepository],
    ...[ActivitiesQueries, CatalogueQueries, StaffActivitiesQueries, PicturesQueries],
  ],
  exports: [CentresQueries, ActivitiesQueries],
})
export class CentresModule {}
