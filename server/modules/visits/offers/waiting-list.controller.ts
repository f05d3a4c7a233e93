import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { offersRoutes } from '#shared/contracts/offers.contract.js';
import { requestVisit, type RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import {
  visitDetailView,
  waitingListView,
  type VisitDetailView,
  type WaitingListView,
} from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { WaitService } from './wait.service.js';
import { WaitingListService } from './waiting-list.service.js';

@ApiTags('visits')
@Controller()
export class WaitingListController {
  constructor(
    private readonly wishes: WaitService,
    private readonly lists: WaitingListService,
  ) {}

  /** Asks for a time that is taken: the wish waits until all of it is free, and then has its turn. */
  @RequirePermission('visits.request')
  @Post(offersRoutes.wishes)
  @ApiCreatedResponse({ standardSchema: visitDetailView })
  ask(@CurrentActor() actor: Actor, @Body({ schema: requestVisit }) body: RequestVisit): Promise<VisitDetailView> {
    return this.wishes.ask(actor, body);
  }

  /** Everybody who waits at a centre, the next one first, and what is offered to whom. */
  @RequirePermission('visits.decide')
  @Get(offersRoutes.waitingList)
  @ApiOkResponse({ standardSchema: waitingListView })
  list(@CurrentActor() actor: Actor, @Param('centreId', { schema: z.uuid() }) id: string): Promise<WaitingListView> {
    return this.lists.of(actor, id);
  }
}
