import { Body, Controller, Delete, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { centresRoutes } from '#shared/contracts/centres.contract.js';
import {
  openingOverrideView,
  overriddenView,
  writeOpeningOverride,
  type OpeningOverrideView,
  type OverriddenView,
  type WriteOpeningOverride,
} from '#shared/contracts/opening-overrides.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { OverridesService } from './overrides.service.js';

@ApiTags('centres')
@Controller()
@RequirePermission('centres.edit')
@UseInterceptors(VersionTag)
export class OverridesController {
  constructor(private readonly overrides: OverridesService) {}

  /** Gives one day hours of its own, or closes the centre that day. Visits already there keep their place. */
  @Post(centresRoutes.openingOverrides)
  @ApiCreatedResponse({ standardSchema: overriddenView })
  create(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Body({ schema: writeOpeningOverride }) body: WriteOpeningOverride,
  ): Promise<OverriddenView> {
    return this.overrides.create(actor, centreId, body);
  }

  /** Replaces day, hours and reason. */
  @Put(centresRoutes.openingOverride)
  @ApiOkResponse({ standardSchema: overriddenView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('overrideId', { schema: z.uuid() }) overrideId: string,
    @IfMatch() version: number,
    @Body({ schema: writeOpeningOverride }) body: WriteOpeningOverride,
  ): Promise<OverriddenView> {
    return this.overrides.edit(actor, overrideId, version, body);
  }

  /** Lets the weekly hours hold again on that day. */
  @Delete(centresRoutes.openingOverride)
  @ApiOkResponse({ standardSchema: openingOverrideView })
  remove(
    @CurrentActor() actor: Actor,
    @Param('overrideId', { schema: z.uuid() }) overrideId: string,
    @IfMatch() version: number,
  ): Promise<OpeningOverrideView> {
    return this.overrides.remove(actor, overrideId, version);
  }
}
