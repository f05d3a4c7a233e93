import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  colleagueList,
  handedOver,
  handOver,
  handOverRoutes,
  leaversVisits,
  type ColleagueList,
  type HandedOver,
  type HandOver,
  type LeaversVisits,
} from '#shared/contracts/hand-over.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { HandOverService } from './hand-over.service.js';

@ApiTags('visits')
@Controller()
export class HandOverController {
  constructor(private readonly visits: HandOverService) {}

  /** Who of the same school or group could look after a visit instead. */
  @RequirePermission('visits.withdraw')
  @Get(handOverRoutes.colleagues)
  @ApiOkResponse({ standardSchema: colleagueList })
  colleagues(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<ColleagueList> {
    return this.visits.colleagues(actor, id);
  }

  /** Hands a visit over to a colleague, alone or with what is to come of its series or of its asker. */
  @RequirePermission('visits.withdraw')
  @Post(handOverRoutes.handOver)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: handedOver })
  handOver(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: handOver }) body: HandOver,
  ): Promise<HandedOver> {
    return this.visits.handOver(actor, id, body);
  }

  /** Visits to come that nobody looks after any more, by who left. */
  @RequirePermission('visits.hand-over')
  @Get(handOverRoutes.leavers)
  @ApiOkResponse({ standardSchema: leaversVisits })
  ofLeavers(@CurrentActor() actor: Actor): Promise<LeaversVisits> {
    return this.visits.ofLeavers(actor);
  }
}
