import { Body, Controller, Get, Param, Put, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  editFairShareSettings,
  fairnessRoutes,
  fairShareSettingsView,
  type EditFairShareSettings,
  type FairShareSettingsView,
} from '#shared/contracts/fairness.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { FairShareSettingsService } from './fair-share-settings.service.js';

const authorityId = z.uuid();

@ApiTags('fair hours')
@Controller()
@UseInterceptors(VersionTag)
export class FairShareSettingsController {
  constructor(private readonly settings: FairShareSettingsService) {}

  /** By which rules the authority shares hours out, and who changed them when. */
  @RequirePermission('fair-shares.set')
  @Get(fairnessRoutes.settings)
  @ApiOkResponse({ standardSchema: fairShareSettingsView })
  of(
    @CurrentActor() actor: Actor,
    @Param('authorityId', { schema: authorityId }) id: string,
  ): Promise<FairShareSettingsView> {
    return this.settings.of(actor, id);
  }

  /** Changes the rules for all centres of the authority; every figure is worked out by them from then on. */
  @RequirePermission('fair-shares.set')
  @Put(fairnessRoutes.settings)
  @ApiOkResponse({ standardSchema: fairShareSettingsView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('authorityId', { schema: authorityId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: editFairShareSettings }) body: EditFairShareSettings,
  ): Promise<FairShareSettingsView> {
    return this.settings.edit(actor, id, version, body);
  }
}
