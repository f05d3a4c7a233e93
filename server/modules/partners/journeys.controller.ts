import { Body, Controller, Get, Param, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  askJourney,
  journeysRoutes,
  journeyView,
  writeJourney,
  type AskJourney,
  type JourneyView,
  type WriteJourney,
} from '#shared/contracts/journeys.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { JourneyOverridesService } from './journey-overrides.service.js';

const pair = z.object({ centreId: z.uuid(), partnerId: z.uuid() });
type Pair = z.infer<typeof pair>;

@ApiTags('partners')
@Controller()
@UseInterceptors(VersionTag)
export class JourneysController {
  constructor(private readonly journeys: JourneyOverridesService) {}

  /** How a partner travels to a centre, and when to leave for a session. */
  @RequirePermission('journeys.read')
  @Get(journeysRoutes.journey)
  @ApiOkResponse({ standardSchema: journeyView })
  view(
    @CurrentActor() actor: Actor,
    @Param({ schema: pair }) between: Pair,
    @Query({ schema: askJourney }) asked: AskJourney,
  ): Promise<JourneyView> {
    return this.journeys.view(actor, between, asked);
  }

  /** Enters what is known better than by the map, or takes it back. Counts for visits and awards from then on. */
  @RequirePermission('partnerships.manage')
  @Put(journeysRoutes.journey)
  @ApiOkResponse({ standardSchema: journeyView })
  change(
    @CurrentActor() actor: Actor,
    @Param({ schema: pair }) between: Pair,
    @IfMatch() version: number,
    @Body({ schema: writeJourney }) body: WriteJourney,
  ): Promise<JourneyView> {
    return this.journeys.change(actor, between, version, body);
  }
}
