import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  approveSeries,
  endSeries,
  type ApproveSeries,
  type EndSeries,
} from '#shared/contracts/series-requests.contract.js';
import { seriesDecision, seriesId, seriesRoutes, type SeriesDecision } from '#shared/contracts/series.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { DecideSeriesService } from './decide-series.service.js';

/** Each move names the visits and their versions; one that cannot be moved holds up no other, and the answer says why. */
@ApiTags('series')
@Controller()
export class SeriesMovesController {
  constructor(private readonly decisions: DecideSeriesService) {}

  /** Says yes to several visits of a series. */
  @RequirePermission('visits.decide')
  @Post(seriesRoutes.approval)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: seriesDecision })
  approve(
    @CurrentActor() actor: Actor,
    @Param('seriesId', { schema: seriesId }) id: string,
    @Body({ schema: approveSeries }) body: ApproveSeries,
  ): Promise<SeriesDecision> {
    return this.decisions.approve(actor, id, body);
  }

  /** Says no to several visits of a series, with the reason. */
  @RequirePermission('visits.decide')
  @Post(seriesRoutes.decline)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: seriesDecision })
  decline(
    @CurrentActor() actor: Actor,
    @Param('seriesId', { schema: seriesId }) id: string,
    @Body({ schema: endSeries }) body: EndSeries,
  ): Promise<SeriesDecision> {
    return this.decisions.decline(actor, id, body);
  }

  /** Takes back several requests of a series that are not answered yet. */
  @RequirePermission('visits.withdraw')
  @Post(seriesRoutes.withdrawal)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: seriesDecision })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('seriesId', { schema: seriesId }) id: string,
    @Body({ schema: endSeries }) body: EndSeries,
  ): Promise<SeriesDecision> {
    return this.decisions.withdraw(actor, id, body);
  }

  /** Calls off several visits of a series that are still to come, answered or not, from either side. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(seriesRoutes.cancellation)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: seriesDecision })
  cancel(
    @CurrentActor() actor: Actor,
    @Param('seriesId', { schema: seriesId }) id: string,
    @Body({ schema: endSeries }) body: EndSeries,
  ): Promise<SeriesDecision> {
    return this.decisions.cancel(actor, id, body);
  }
}
