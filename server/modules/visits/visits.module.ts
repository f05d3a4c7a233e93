import { Module } from '@nestjs/common';
import { FairnessModule } from '../fairness/index.js';
import { AvailabilityModule } from '../availability/index.js';
import { CentresModule } from '../centres/index.js';
import { PartnersModule } from '../partners/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ReservationsModule } from '../reservations/index.js';
import { TimetablesModule } from '../timetables/index.js';
import { CancellationTerms } from './cancellation-terms.js';
import { AttendanceCheck } from './attendance-check.js';
import { ChangeVisitService } from './change-visit.service.js';
import { FreeAlternatives } from './offers/free-alternatives.service.js';
import { ExplainAvailability } from './explain/explain-availability.js';
import { ExplainService } from './explain/explain.service.js';
import { ExplanationsController } from './explain/explanations.controller.js';
import { ExplanationsQueries } from './explain/explanations.queries.js';
import { FinalNumbersController } from './final-numbers/final-numbers.controller.js';
import { FinalNumbersKeeper } from './final-numbers/final-numbers.keeper.js';
import { FinalNumbersRepository } from './final-numbers/final-numbers.repository.js';
import { FinalNumbersService } from './final-numbers/final-numbers.service.js';
import { CorrectionsController } from './day/corrections.controller.js';
import { CorrectionsRepository } from './day/corrections.repository.js';
import { CorrectionsService } from './day/corrections.service.js';
import { DayMovesService } from './day/day-moves.service.js';
import { DayController } from './day/day.controller.js';
import { ReviewCorrectionService } from './day/review-correction.service.js';
import { SheetsQueries } from './day/sheets.queries.js';
import { SheetsService } from './day/sheets.service.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { HandOverQueries } from './hand-over/hand-over.queries.js';
import { HandOverService } from './hand-over/hand-over.service.js';
import { HostPartner } from './host-timetable/host-partner.js';
import { HostTimetableController } from './host-timetable/host-timetable.controller.js';
import { HostTimetablePlanner } from './host-timetable/host-timetable.planner.js';
import { HostTimetableService } from './host-timetable/host-timetable.service.js';
import { EndSwapsJob } from './jobs/end-swaps.job.js';
import { ApproveAtOnceService } from './approve-at-once.service.js';
import { FinalNumbersJob } from './jobs/final-numbers.job.js';
import { PromisedVisits } from './promised-visits.js';
import { GiveTurnsJob } from './jobs/give-turns.job.js';
import { LapseRequestsJob } from './jobs/lapse-requests.job.js';
import { MoveVisitService } from './move-visit.service.js';
import { GuidanceRepository } from './pack/guidance.repository.js';
import { GuidanceService } from './pack/guidance.service.js';
import { PacksController } from './pack/packs.controller.js';
import { PacksRepository } from './pack/packs.repository.js';
import { PacksService } from './pack/packs.service.js';
import { SignOffsController } from './pack/sign-offs.controller.js';
import { SignOffsRepository } from './pack/sign-offs.repository.js';
import { SignOffsService } from './pack/sign-offs.service.js';
import { RehomeVisitService } from './rehome-visit.service.js';
import { AcceptOfferService } from './offers/accept-offer.service.js';
import { AlternativesRepository } from './offers/alternatives.repository.js';
import { GiveTurnsService } from './offers/give-turns.service.js';
import { OfferMaker } from './offers/offer-maker.js';
import { OfferTimesService } from './offers/offer-times.service.js';
import { OfferedTimes } from './offers/offered-times.js';
import { OffersController } from './offers/offers.controller.js';
import { OffersQueries } from './offers/offers.queries.js';
import { OnPlaceFreed } from './offers/on-place-freed.listener.js';
import { SuggestTimesService } from './offers/suggest-times.service.js';
import { VisitWishes } from './offers/visit-wishes.js';
import { WaitService } from './offers/wait.service.js';
import { WaitingListController } from './offers/waiting-list.controller.js';
import { WaitingListQueries } from './offers/waiting-list.queries.js';
import { WaitingListService } from './offers/waiting-list.service.js';
import { WaitingOrder } from './offers/waiting-order.service.js';
import { WaitingTurns } from './offers/waiting-turns.js';
import { WaitingOnce } from './offers/waiting-once.js';
import { WaitingVisits } from './offers/waiting-visits.js';
import { RequestRules } from './request-rules.js';
import { Rivals } from './rivals.js';
import { RequestWriter } from './request-writer.js';
import { RequestVisitService } from './request-visit.service.js';
import { DecideSeriesService } from './series/decide-series.service.js';
import { EditSeriesService } from './series/edit-series.service.js';
import { OccurrencesWriter } from './series/occurrences.writer.js';
import { RepeatVisitService } from './series/repeat-visit.service.js';
import { RequestSeriesService } from './series/request-series.service.js';
import { SeriesCalendar } from './series/series-calendar.js';
import { SeriesDates } from './series/series-dates.js';
import { SeriesEditor } from './series/series-editor.js';
import { SeriesEdits } from './series/series-edits.js';
import { SeriesMaker } from './series/series-maker.js';
import { SeriesNewsTeller } from './series/series-news-teller.js';
import { SeriesMovesController } from './series/series-moves.controller.js';
import { SeriesController } from './series/series.controller.js';
import { SeriesQueries } from './series/series.queries.js';
import { SeriesRepository } from './series/series.repository.js';
import { UndoVisitService } from './undo-visit.service.js';
import { SwapAnswers } from './swaps/swap-answers.service.js';
import { SwapProposals } from './swaps/swap-proposals.js';
import { SwapPlanner } from './swaps/swap-planner.js';
import { SwapsController } from './swaps/swaps.controller.js';
import { SwapsQueries } from './swaps/swaps.queries.js';
import { SwapsRepository } from './swaps/swaps.repository.js';
import { SwapsService } from './swaps/swaps.service.js';
import { VisitRestorer } from './visit-restorer.js';
import { VisitChanger } from './visit-changer.js';
import { VisitRequests } from './visit-requests.js';
import { VisitGate } from './visit-gate.js';
import { VisitMover } from './visit-mover.js';
import { VisitAdmission } from './visit-admission.js';
import { VisitMovesController } from './visit-moves.controller.js';
import { VisitsController } from './visits.controller.js';
import { VisitPartnersQueries } from './visit-partners.queries.js';
import { VisitsQueries } from './visits.queries.js';
import { VisitsRepository } from './visits.repository.js';
import { VisitsService } from './visits.service.js';

@Module({
  imports: [
    AvailabilityModule,
    CentresModule,
    FairnessModule,
    PartnersModule,
    PoliciesModule,
    ReservationsModule,
    TimetablesModule,
  ],
  controllers: [
    VisitsController,
    VisitMovesController,
    OffersController,
    WaitingListController,
    SeriesController,
    SeriesMovesController,
    HostTimetableController,
    FinalNumbersController,
    ...[PacksController, SignOffsController, DayController, CorrectionsController],
    SwapsController,
    HandOverController,
    ExplanationsController,
  ],
  providers: [
    ...[
      VisitsService,
      RequestVisitService,
      RequestRules,
      VisitAdmission,
      MoveVisitService,
      UndoVisitService,
      VisitRestorer,
      VisitMover,
    ],
    FreeAlternatives,
    ...[ExplainService, ExplainAvailability, ExplanationsQueries],
    ...[ApproveAtOnceService, RequestWriter, Rivals, CancellationTerms],
    ...[VisitGate, OfferTimesService, AcceptOfferService, SuggestTimesService, OfferMaker, OfferedTimes, VisitWishes],
    ...[
      AlternativesRepository,
      OffersQueries,
      WaitService,
      WaitingOnce,
      WaitingVisits,
      WaitingListService,
      WaitingListQueries,
    ],
    ...[WaitingOrder, WaitingTurns, GiveTurnsService, GiveTurnsJob, OnPlaceFreed],
    ...[ChangeVisitService, RehomeVisitService, VisitChanger, VisitRequests],
    ...[RequestSeriesService, RepeatVisitService, EditSeriesService, DecideSeriesService],
    ...[SeriesMaker, SeriesCalendar, SeriesDates, OccurrencesWriter, SeriesEdits, SeriesEditor, SeriesNewsTeller],
    ...[SeriesQueries, SeriesRepository],
    ...[HostTimetableService, HostTimetablePlanner, HostPartner],
    ...[PromisedVisits, FinalNumbersService, FinalNumbersKeeper, FinalNumbersRepository, FinalNumbersJob],
    ...[PacksService, PacksRepository, GuidanceService, GuidanceRepository, SignOffsService, SignOffsRepository],
    ...[SheetsService, SheetsQueries, DayMovesService, AttendanceCheck],
    ...[CorrectionsService, ReviewCorrectionService, CorrectionsRepository],
    ...[SwapsService, SwapProposals, SwapAnswers, SwapPlanner, SwapsRepository, SwapsQueries, EndSwapsJob],
    ...[HandOverService, HandOverQueries],
    ...[VisitsRepository, VisitsQueries, VisitPartnersQueries, LapseRequestsJob],
  ],
  exports: [FreeAlternatives, MoveVisitService, VisitsQueries, VisitsService, RehomeVisitService],
})
export class VisitsModule {}
