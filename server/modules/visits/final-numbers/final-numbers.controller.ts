import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  confirmFinalNumbers,
  extendFinalNumbers,
  finalNumbersRoutes,
  type ConfirmFinalNumbers,
  type ExtendFinalNumbers,
} from '#shared/contracts/final-numbers.contract.js';
import { visitDetailView, visitId, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { FinalNumbersService } from './final-numbers.service.js';

@ApiTags('visits')
@Controller()
export class FinalNumbersController {
  constructor(private readonly numbers: FinalNumbersService) {}

  /** Says how many come in the end; the centre may say it on the school's behalf. */
  @RequirePermission('visits.withdraw', 'visits.decide')
  @Post(finalNumbersRoutes.confirmation)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  confirm(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: confirmFinalNumbers }) body: ConfirmFinalNumbers,
  ): Promise<VisitDetailView> {
    return this.numbers.confirm(actor, id, body);
  }

  /** Gives one visit more time for its final numbers. */
  @RequirePermission('visits.decide')
  @Post(finalNumbersRoutes.deadline)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  extend(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: extendFinalNumbers }) body: ExtendFinalNumbers,
  ): Promise<VisitDetailView> {
    return this.numbers.extend(actor, id, body);
  }
}
