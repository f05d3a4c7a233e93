import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  centreUseQuery,
  centreUseView,
  equityChoices,
  equityRoutes,
  type CentreUseQuery,
  type CentreUseView,
  type EquityChoices,
} from '#shared/contracts/equity.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { EquityService, type CsvFile } from './equity.service.js';

@ApiTags('equity')
@Controller()
export class EquityController {
  constructor(private readonly equity: EquityService) {}

  /** The authorities, centres and school years whose figures I may see. */
  @RequirePermission('equity.read', 'equity.read-suppressed')
  @Get(equityRoutes.choices)
  @ApiOkResponse({ standardSchema: equityChoices })
  choices(@CurrentActor() actor: Actor): Promise<EquityChoices> {
    return this.equity.choices(actor);
  }

  /** Who used a centre in a term or a year: pupil-hours beside rolls, school by school. Board members see it with small groups hidden. */
  @RequirePermission('equity.read', 'equity.read-suppressed')
  @Get(equityRoutes.centreUse)
  @ApiOkResponse({ standardSchema: centreUseView })
  centreUse(
    @CurrentActor() actor: Actor,
    @Query({ schema: centreUseQuery }) query: CentreUseQuery,
  ): Promise<CentreUseView> {
    return this.equity.centreUse(actor, query);
  }

  /** The same as a table for a spreadsheet. */
  @RequirePermission('equity.read', 'equity.read-suppressed')
  @Get(equityRoutes.centreUseCsv)
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async centreUseCsv(
    @CurrentActor() actor: Actor,
    @Query({ schema: centreUseQuery }) query: CentreUseQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, await this.equity.centreUseCsv(actor, query));
  }
}

const sendCsv = (reply: FastifyReply, { name, text }: CsvFile): FastifyReply =>
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(text);
