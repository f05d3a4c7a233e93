import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  proposeSwap,
  swapId,
  swapsRoutes,
  swapTimes,
  swapTimesQuery,
  visitSwapView,
  type ProposeSwap,
  type SwapTimes,
  type SwapTimesQuery,
  type VisitSwapView,
} from '#shared/contracts/swaps.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { SwapAnswers } from './swap-answers.service.js';
import { SwapsService } from './swaps.service.js';

/** Two schools swap the times of their visits, without either learning whose the other is. */
@ApiTags('swaps')
@Controller()
export class SwapsController {
  constructor(
    private readonly swaps: SwapsService,
    private readonly answers: SwapAnswers,
  ) {}

  /** The open proposal in which a visit stands, as its own side sees it. */
  @RequirePermission('visits.read')
  @Get(swapsRoutes.ofVisit)
  @ApiOkResponse({ standardSchema: visitSwapView })
  ofVisit(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<VisitSwapView> {
    return this.swaps.ofVisit(actor, id);
  }

  /** Busy times of a day at the same centre for which a visit could be swapped, without whose they are. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Get(swapsRoutes.times)
  @ApiOkResponse({ standardSchema: swapTimes })
  times(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Query({ schema: swapTimesQuery }) query: SwapTimesQuery,
  ): Promise<SwapTimes> {
    return this.swaps.times(actor, id, query.day);
  }

  /** Proposes to swap a visit with whatever is at a busy time. The centre may propose it to both schools. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(swapsRoutes.ofVisit)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitSwapView })
  propose(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: proposeSwap }) body: ProposeSwap,
  ): Promise<VisitSwapView> {
    return this.swaps.propose(actor, id, body);
  }

  /** Says yes for a school. With the consent of both the visits change places. */
  @RequirePermission('visits.withdraw')
  @Post(swapsRoutes.consent)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  consent(@CurrentActor() actor: Actor, @Param('swapId', { schema: swapId }) id: string): Promise<void> {
    return this.answers.consent(actor, id);
  }

  /** Says no for a school. */
  @RequirePermission('visits.withdraw')
  @Post(swapsRoutes.refusal)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  refuse(@CurrentActor() actor: Actor, @Param('swapId', { schema: swapId }) id: string): Promise<void> {
    return this.answers.refuse(actor, id);
  }

  /** Takes a proposal back, by the side that made it. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(swapsRoutes.withdrawal)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  withdraw(@CurrentActor() actor: Actor, @Param('swapId', { schema: swapId }) id: string): Promise<void> {
    return this.answers.withdraw(actor, id);
  }
}
