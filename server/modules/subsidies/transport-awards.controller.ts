import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  awardId,
  claimTransport,
  payTransport,
  refuseTransport,
  subsidiesRoutes,
  transportAwardPage,
  transportAwardQuery,
  transportAwardView,
  visitAwardView,
  type ClaimTransport,
  type PayTransport,
  type RefuseTransport,
  type TransportAwardPage,
  type TransportAwardQuery,
  type TransportAwardView,
  type VisitAwardView,
} from '#shared/contracts/subsidies.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { AwardClaimsService } from './award-claims.service.js';

@ApiTags('transport')
@Controller()
export class TransportAwardsController {
  constructor(private readonly claims: AwardClaimsService) {}

  /** The awards of the own school or group, and of the centre that the person asking manages. */
  @RequirePermission('transport.read')
  @Get(subsidiesRoutes.awards)
  @ApiOkResponse({ standardSchema: transportAwardPage })
  page(
    @CurrentActor() actor: Actor,
    @Query({ schema: transportAwardQuery }) query: TransportAwardQuery,
  ): Promise<TransportAwardPage> {
    return this.claims.page(actor, query);
  }

  /** One award with what was quoted, promised, claimed and paid. */
  @RequirePermission('transport.read')
  @Get(subsidiesRoutes.award)
  @ApiOkResponse({ standardSchema: transportAwardView })
  one(@CurrentActor() actor: Actor, @Param('awardId', { schema: awardId }) id: string): Promise<TransportAwardView> {
    return this.claims.one(actor, id);
  }

  /** The award for one visit, where help with transport was asked for and could be given. */
  @RequirePermission('transport.read')
  @Get(subsidiesRoutes.visitAward)
  @ApiOkResponse({ standardSchema: visitAwardView })
  forVisit(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<VisitAwardView> {
    return this.claims.forVisit(actor, id);
  }

  /** Claims what the journey cost, once attendance is recorded. */
  @RequirePermission('transport.claim', 'transport.claim-on-behalf')
  @Post(subsidiesRoutes.claim)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: transportAwardView })
  claim(
    @CurrentActor() actor: Actor,
    @Param('awardId', { schema: awardId }) id: string,
    @Body({ schema: claimTransport }) body: ClaimTransport,
  ): Promise<TransportAwardView> {
    return this.claims.claim(actor, id, body);
  }

  /** Puts a claim right that nobody has dealt with yet. */
  @RequirePermission('transport.claim', 'transport.claim-on-behalf')
  @Put(subsidiesRoutes.claim)
  @ApiOkResponse({ standardSchema: transportAwardView })
  correct(
    @CurrentActor() actor: Actor,
    @Param('awardId', { schema: awardId }) id: string,
    @Body({ schema: claimTransport }) body: ClaimTransport,
  ): Promise<TransportAwardView> {
    return this.claims.correct(actor, id, body);
  }

  /** Marks a claim as paid: its share of the actual cost, at most what was promised. */
  @RequirePermission('transport.settle')
  @Post(subsidiesRoutes.payment)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: transportAwardView })
  pay(
    @CurrentActor() actor: Actor,
    @Param('awardId', { schema: awardId }) id: string,
    @Body({ schema: payTransport }) body: PayTransport,
  ): Promise<TransportAwardView> {
    return this.claims.pay(actor, id, body);
  }

  /** Refuses a claim; the money that was promised is free again. */
  @RequirePermission('transport.settle')
  @Post(subsidiesRoutes.refusal)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: transportAwardView })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('awardId', { schema: awardId }) id: string,
    @Body({ schema: refuseTransport }) body: RefuseTransport,
  ): Promise<TransportAwardView> {
    return this.claims.refuse(actor, id, body);
  }
}
