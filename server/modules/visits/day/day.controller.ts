import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { localDay } from '#shared/contracts/common.js';
import {
  moveOnTheDay,
  onTheDayRoutes,
  setUpSheets,
  type MoveOnTheDay,
  type SetUpSheets,
} from '#shared/contracts/on-the-day.contract.js';
import { visitDetailView, visitId, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { DayMovesService } from './day-moves.service.js';
import { SheetsService } from './sheets.service.js';

@ApiTags('on the day')
@Controller()
export class DayController {
  constructor(
    private readonly sheets: SheetsService,
    private readonly moves: DayMovesService,
  ) {}

  /** What to set up on a day in each room and when, and who comes: for those who work there. */
  @RequirePermission('visits.record-attendance')
  @Get(onTheDayRoutes.day)
  @ApiOkResponse({ standardSchema: setUpSheets })
  sheet(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) id: string,
    @Param('day', { schema: localDay }) day: string,
  ): Promise<SetUpSheets> {
    return this.sheets.of(actor, id, day);
  }

  /** Records that the group is there, now. */
  @RequirePermission('visits.record-attendance')
  @Post(onTheDayRoutes.arrival)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  arrive(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: moveOnTheDay }) { version }: MoveOnTheDay,
  ): Promise<VisitDetailView> {
    return this.moves.arrive(actor, id, version);
  }

  /** Takes an arrival back, as long as it is not recorded who came. */
  @RequirePermission('visits.record-attendance')
  @Post(onTheDayRoutes.arrivalTakenBack)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  takeBackArrival(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: moveOnTheDay }) { version }: MoveOnTheDay,
  ): Promise<VisitDetailView> {
    return this.moves.takeBackArrival(actor, id, version);
  }

  /** Records that the group has left before its time was over: room, equipment and tutor are free from now on. */
  @RequirePermission('visits.record-attendance')
  @Post(onTheDayRoutes.earlyFinish)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  finishEarly(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: moveOnTheDay }) { version }: MoveOnTheDay,
  ): Promise<VisitDetailView> {
    return this.moves.finishEarly(actor, id, version);
  }
}
