import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/index.js';
import { CentresModule } from '../centres/index.js';
import { ReservationsModule } from '../reservations/index.js';
import { TimetablesModule } from '../timetables/index.js';
import { VisitsModule } from '../visits/index.js';
import { AffectedQueries } from './affected.queries.js';
import { ClosureEnds } from './closure-ends.js';
import { ClosureViews } from './closure-views.service.js';
import { ClosuresAccess } from './closures.access.js';
import { ClosuresController } from './closures.controller.js';
import { ClosuresQueries } from './closures.queries.js';
import { ClosuresRepository } from './closures.repository.js';
import { ClosuresService } from './closures.service.js';
import { MakeClosureService } from './make-closure.service.js';
import { PlanLines } from './plan-lines.js';
import { PlanMaker } from './plan-maker.js';
import { PlanNewsTeller } from './plan-news-teller.js';
import { PlanSuggestions } from './plan-suggestions.service.js';
import { PlanTold } from './plan-told.service.js';
import { PlanVisitsQueries } from './plan-visits.queries.js';
import { ReportedClosureService } from './reported-closure.service.js';
import { SchoolClosuresController } from './school-closures.controller.js';
import { SchoolClosuresService } from './school-closures.service.js';
import { SettleVisitsService } from './settle-visits.service.js';

/** What closes for a time, and a plan for every visit that loses its place. */
@Module({
  imports: [AvailabilityModule, CentresModule, ReservationsModule, TimetablesModule, VisitsModule],
  controllers: [ClosuresController, SchoolClosuresController],
  providers: [
    ...[ClosuresService, MakeClosureService, SchoolClosuresService, SettleVisitsService, ReportedClosureService],
    ...[ClosuresAccess, PlanMaker, PlanLines, ClosureEnds, PlanNewsTeller],
    ...[ClosureViews, PlanSuggestions, PlanTold],
    ...[ClosuresRepository, ClosuresQueries, PlanVisitsQueries, AffectedQueries],
  ],
  exports: [PlanTold],
})
export class ClosuresModule {}
