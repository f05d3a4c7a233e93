import { Module } from '@nestjs/common';
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
  controllers: [CentresController, RoomsController, EquipmentController],
  providers: [
    ...[CentresService, RoomsService, EquipmentService, OutagesService],
    ...[CentresPolicy, CentreAccess, HostPartnership],
    ...[CentresRepository, RoomsRepository, EquipmentRepository, OutagesRepository, ResourcesRepository],
    ...[CentresQueries, CentreViews, RoomViews, PoolViews],
  ],
  exports: [CentresQueries],
})
export class CentresModule {}
