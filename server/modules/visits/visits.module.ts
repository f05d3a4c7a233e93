import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/index.js';
import { CentresModule } from '../centres/index.js';
import { PartnersModule } from '../partners/index.js';
import { ReservationsModule } from '../reservations/index.js';
import { LapseRequestsJob } from './jobs/lapse-requests.job.js';
import { MoveVisitService } from './move-visit.service.js';
import { RequestVisitService } from './request-visit.service.js';
import { VisitMover } from './visit-mover.js';
import { VisitAdmission } from './visit-admission.js';
import { VisitMovesController } from './visit-moves.controller.js';
import { VisitsController } from './visits.controller.js';
import { VisitsQueries } from './visits.queries.js';
import { VisitsRepository } from './visits.repository.js';
import { VisitsService } from './visits.service.js';

@Module({
  imports: [AvailabilityModule, CentresModule, PartnersModule, ReservationsModule],
  controllers: [VisitsController, VisitMovesController],
  providers: [
    ...[VisitsService, RequestVisitService, VisitAdmission, MoveVisitService, VisitMover],
    ...[VisitsRepository, VisitsQueries, LapseRequestsJob],
  ],
  exports: [MoveVisitService, VisitsService],
})
export class VisitsModule {}
