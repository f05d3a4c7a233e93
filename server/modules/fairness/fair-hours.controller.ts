import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  centreFairHoursView,
  decisionEffectList,
  fairHoursQuery,
  fairnessRoutes,
  schoolFairHoursView,
  type CentreFairHoursView,
  type DecisionEffectList,
  type FairHoursQuery,
  type SchoolFairHoursView,
} from '#shared/contracts/fairness.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { FairHoursService } from './fair-hours.service.js';

const placeId = z.uuid();

@ApiTags('fair hours')
@Controller()
export class FairHoursController {
  constructor(private readonly hours: FairHoursService) {}

  /** The fair hours of every school at a centre in a school year, the largest shortfall first. */
  @RequirePermission('fair-hours.read')
  @Get(fairnessRoutes.centre)
  @ApiOkResponse({ standardSchema: centreFairHoursView })
  ofCentre(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: placeId }) id: string,
    @Query({ schema: fairHoursQuery }) query: FairHoursQuery,
  ): Promise<CentreFairHoursView> {
    return this.hours.ofCentre(actor, id, query);
  }

  /** What approving each waiting request would do to its school's hours and to the host's share. */
  @RequirePermission('visits.decide')
  @Get(fairnessRoutes.effects)
  @ApiOkResponse({ standardSchema: decisionEffectList })
  effects(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: placeId }) id: string,
  ): Promise<DecisionEffectList> {
    return this.hours.effects(actor, id);
  }

  /** My own school's fair hours of this school year at each of its centres, and nobody else's. */
  @RequirePermission('fair-hours.read-own')
  @Get(fairnessRoutes.school)
  @ApiOkResponse({ standardSchema: schoolFairHoursView })
  ofSchool(
    @CurrentActor() actor: Actor,
    @Param('schoolId', { schema: placeId }) id: string,
  ): Promise<SchoolFairHoursView> {
    return this.hours.ofSchool(actor, id);
  }
}
