import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  explainQuery,
  explanationPeople,
  explanationPeopleQuery,
  explanationsRoutes,
  explanationView,
  type ExplainQuery,
  type ExplanationPeople,
  type ExplanationPeopleQuery,
  type ExplanationView,
} from '#shared/contracts/explanations.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { ExplainService } from './explain.service.js';

const centreId = z.uuid();

@ApiTags('policies')
@Controller()
export class ExplanationsController {
  constructor(private readonly explanations: ExplainService) {}

  /** Why a visit can or cannot be had: permission, rules of the centre and what is free, all at once. */
  @RequirePermission('visits.request', 'policies.read')
  @Get(explanationsRoutes.explanation)
  @ApiOkResponse({ standardSchema: explanationView })
  explain(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Query({ schema: explainQuery }) query: ExplainQuery,
  ): Promise<ExplanationView> {
    return this.explanations.explain(actor, id, query);
  }

  /** Whose roles can be looked at in an explanation. */
  @RequirePermission('policies.read')
  @Get(explanationsRoutes.people)
  @ApiOkResponse({ standardSchema: explanationPeople })
  people(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Query({ schema: explanationPeopleQuery }) query: ExplanationPeopleQuery,
  ): Promise<ExplanationPeople> {
    return this.explanations.people(actor, id, query);
  }
}
