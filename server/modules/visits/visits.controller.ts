import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { requestVisit, type RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import {
  requestedVisitView,
  visitDetailView,
  visitId,
  visitPage,
  visitQuery,
  visitsRoutes,
  type RequestedVisitView,
  type VisitDetailView,
  type VisitPage,
  type VisitQuery,
} from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { RequestVisitService } from './request-visit.service.js';
import { VisitsService } from './visits.service.js';

@ApiTags('visits')
@Controller()
export class VisitsController {
  constructor(
    private readonly visits: VisitsService,
    private readonly requests: RequestVisitService,
  ) {}

  /** Asks for a room, equipment and perhaps help with transport, all at once or not at all. */
  @RequirePermission('visits.request')
  @Post(visitsRoutes.visits)
  @ApiCreatedResponse({ standardSchema: requestedVisitView })
  request(
    @CurrentActor() actor: Actor,
    @Body({ schema: requestVisit }) body: RequestVisit,
  ): Promise<RequestedVisitView> {
    return this.requests.request(actor, body);
  }

  /** The visits that the person asking may see: their school's, their centre's, or their authority's without names. */
  @RequirePermission('visits.read', 'visits.read-anonymous')
  @Get(visitsRoutes.visits)
  @ApiOkResponse({ standardSchema: visitPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: visitQuery }) query: VisitQuery): Promise<VisitPage> {
    return this.visits.page(actor, query);
  }

  /** One visit with its history. */
  @RequirePermission('visits.read', 'visits.read-anonymous')
  @Get(visitsRoutes.visit)
  @ApiOkResponse({ standardSchema: visitDetailView })
  one(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<VisitDetailView> {
    return this.visits.one(actor, id);
  }
}
