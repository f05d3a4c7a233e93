import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  approveVisit,
  declineVisit,
  withdrawVisit,
  cancelVisit,
  changeVisit,
  recordAttendance,
  recordNoShow,
  type ApproveVisit,
  type DeclineVisit,
  type WithdrawVisit,
  type CancelVisit,
  type ChangeVisit,
  type RecordAttendance,
  type RecordNoShow,
  undoDecision,
  type UndoDecision,
} from '#shared/contracts/visit-requests.contract.js';
import { visitDetailView, visitId, visitsRoutes, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { ChangeVisitService } from './change-visit.service.js';
import { UndoVisitService } from './undo-visit.service.js';
import { MoveVisitService } from './move-visit.service.js';

/** Each move names the version it was decided on; whoever is second is told `visit/already-decided`. */
@ApiTags('visits')
@Controller()
export class VisitMovesController {
  constructor(
    private readonly moves: MoveVisitService,
    private readonly changes: ChangeVisitService,
    private readonly undoing: UndoVisitService,
  ) {}

  /** Says yes. The transport award, if there is one, is committed with it. */
  @RequirePermission('visits.decide')
  @Post(visitsRoutes.approval)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  approve(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: approveVisit }) body: ApproveVisit,
  ): Promise<VisitDetailView> {
    return this.moves.approve(actor, id, body);
  }

  /** Says no, with the reason. The time is free again. */
  @RequirePermission('visits.decide')
  @Post(visitsRoutes.decline)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  decline(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: declineVisit }) body: DeclineVisit,
  ): Promise<VisitDetailView> {
    return this.moves.decline(actor, id, body);
  }

  /** Takes back a request that is not answered yet. */
  @RequirePermission('visits.withdraw')
  @Post(visitsRoutes.withdrawal)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: withdrawVisit }) body: WithdrawVisit,
  ): Promise<VisitDetailView> {
    return this.moves.withdraw(actor, id, body);
  }

  /** Calls off an approved visit, from either side. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(visitsRoutes.cancellation)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  cancel(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: cancelVisit }) body: CancelVisit,
  ): Promise<VisitDetailView> {
    return this.moves.cancel(actor, id, body);
  }

  /** Records who came. */
  @RequirePermission('visits.record-attendance')
  @Post(visitsRoutes.attendance)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  recordAttendance(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: recordAttendance }) body: RecordAttendance,
  ): Promise<VisitDetailView> {
    return this.moves.recordAttendance(actor, id, body);
  }

  /** Records that nobody came. */
  @RequirePermission('visits.record-attendance')
  @Post(visitsRoutes.noShow)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  recordNoShow(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: recordNoShow }) body: RecordNoShow,
  ): Promise<VisitDetailView> {
    return this.moves.recordNoShow(actor, id, body);
  }

  /** Takes back what I decided, for ten seconds: nobody is told of either. Approvals, refusals and no-shows only. */
  @RequirePermission('visits.decide', 'visits.record-attendance')
  @Post(visitsRoutes.undo)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  undo(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: undoDecision }) body: UndoDecision,
  ): Promise<VisitDetailView> {
    return this.undoing.undo(actor, id, body);
  }

  /** Gives a visit another time, room or need. What the partner changes of an approved one is to be approved again. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(visitsRoutes.change)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  change(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: changeVisit }) body: ChangeVisit,
  ): Promise<VisitDetailView> {
    return this.changes.change(actor, id, body);
  }
}
