import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  acceptOffer,
  offersRoutes,
  offerTimes,
  putOnWaitingList,
  suggestionList,
  type AcceptOffer,
  type OfferTimes,
  type PutOnWaitingList,
  type SuggestionList,
} from '#shared/contracts/offers.contract.js';
import { visitDetailView, visitId, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { AcceptOfferService } from './accept-offer.service.js';
import { OfferTimesService } from './offer-times.service.js';
import { SuggestTimesService } from './suggest-times.service.js';
import { WaitService } from './wait.service.js';

/** Other times instead of the one asked for. As with all moves, whoever is second is told `visit/already-decided`. */
@ApiTags('visits')
@Controller()
export class OffersController {
  constructor(
    private readonly suggestions: SuggestTimesService,
    private readonly offers: OfferTimesService,
    private readonly answers: AcceptOfferService,
    private readonly waiting: WaitService,
  ) {}

  /** The nearest times at which the whole visit could be had instead, and what each gives up. */
  @RequirePermission('visits.decide')
  @Get(offersRoutes.suggestions)
  @ApiOkResponse({ standardSchema: suggestionList })
  suggest(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<SuggestionList> {
    return this.suggestions.suggest(actor, id);
  }

  /** Offers one to three other times. All are held until the partner has chosen; what was asked for is free again. */
  @RequirePermission('visits.decide')
  @Post(offersRoutes.offer)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  offer(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: offerTimes }) body: OfferTimes,
  ): Promise<VisitDetailView> {
    return this.offers.offer(actor, id, body);
  }

  /** Says yes to one of the times offered: the visit is approved there, with its award, and the others are free again. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(offersRoutes.acceptance)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  accept(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: acceptOffer }) body: AcceptOffer,
  ): Promise<VisitDetailView> {
    return this.answers.accept(actor, id, body);
  }

  /** Puts a request on the waiting list; its time is free for whoever is first there. */
  @RequirePermission('visits.decide')
  @Post(offersRoutes.waiting)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  wait(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: putOnWaitingList }) body: PutOnWaitingList,
  ): Promise<VisitDetailView> {
    return this.waiting.put(actor, id, body);
  }
}
