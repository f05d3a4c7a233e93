import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  askTransportQuote,
  createTransportScheme,
  editTransportScheme,
  schemeId,
  subsidiesRoutes,
  transportQuoteView,
  transportSchemeList,
  transportSchemeView,
  transportTotalsQuery,
  type AskTransportQuote,
  type CreateTransportScheme,
  type EditTransportScheme,
  type TransportQuoteView,
  type TransportSchemeList,
  type TransportSchemeView,
  type TransportTotalsQuery,
} from '#shared/contracts/subsidies.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { TransportQuotesService } from './transport-quotes.service.js';
import { TransportSchemesService } from './transport-schemes.service.js';

const centreId = z.uuid();

@ApiTags('transport')
@Controller()
@UseInterceptors(VersionTag)
export class TransportSchemesController {
  constructor(
    private readonly schemes: TransportSchemesService,
    private readonly quotes: TransportQuotesService,
  ) {}

  /** A centre's schemes, newest financial year first, with what is committed, paid and left. */
  @RequirePermission('transport.read-totals')
  @Get(subsidiesRoutes.schemes)
  @ApiOkResponse({ standardSchema: transportSchemeList })
  ofCentre(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
  ): Promise<TransportSchemeList> {
    return this.schemes.ofCentre(actor, id);
  }

  /** The schemes of every centre that the person asking answers for, in one financial year. */
  @RequirePermission('transport.read-totals')
  @Get(subsidiesRoutes.totals)
  @ApiOkResponse({ standardSchema: transportSchemeList })
  totals(
    @CurrentActor() actor: Actor,
    @Query({ schema: transportTotalsQuery }) query: TransportTotalsQuery,
  ): Promise<TransportSchemeList> {
    return this.schemes.totals(actor, query);
  }

  /** Sets up the scheme for a financial year. */
  @RequirePermission('transport.manage')
  @Post(subsidiesRoutes.schemes)
  @ApiCreatedResponse({ standardSchema: transportSchemeView })
  create(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Body({ schema: createTransportScheme }) body: CreateTransportScheme,
  ): Promise<TransportSchemeView> {
    return this.schemes.create(actor, id, body);
  }

  /** Changes budget, caps and bands. */
  @RequirePermission('transport.manage')
  @Put(subsidiesRoutes.scheme)
  @ApiOkResponse({ standardSchema: transportSchemeView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('schemeId', { schema: schemeId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: editTransportScheme }) body: EditTransportScheme,
  ): Promise<TransportSchemeView> {
    return this.schemes.edit(actor, id, version, body);
  }

  /** What the scheme would pay towards a journey, and why. Nothing is promised yet. */
  @RequirePermission('transport.quote')
  @Post(subsidiesRoutes.quotes)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: transportQuoteView })
  quote(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Body({ schema: askTransportQuote }) body: AskTransportQuote,
  ): Promise<TransportQuoteView> {
    return this.quotes.ask(actor, id, body);
  }
}
