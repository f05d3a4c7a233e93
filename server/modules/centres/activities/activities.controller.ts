import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  activitiesRoutes,
  activityId,
  staffActivityList,
  staffActivityView,
  writeActivity,
  type StaffActivityList,
  type StaffActivityView,
  type WriteActivity,
} from '#shared/contracts/activities.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../../common/http/if-match.js';
import { ActivitiesService } from './activities.service.js';

@ApiTags('activities')
@Controller()
@RequirePermission('activities.edit')
@UseInterceptors(VersionTag)
export class ActivitiesController {
  constructor(private readonly activities: ActivitiesService) {}

  /** Every activity of your centre, drafts and retired ones too. */
  @Get(activitiesRoutes.ofCentre)
  @ApiOkResponse({ standardSchema: staffActivityList })
  list(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
  ): Promise<StaffActivityList> {
    return this.activities.list(actor, centreId);
  }

  /** Writes an activity as a draft. */
  @Post(activitiesRoutes.ofCentre)
  @ApiCreatedResponse({ standardSchema: staffActivityView })
  create(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Body({ schema: writeActivity }) body: WriteActivity,
  ): Promise<StaffActivityView> {
    return this.activities.create(actor, centreId, body);
  }

  /** An activity of your centre in whatever state, with what would make it hard to book. */
  @Get(activitiesRoutes.staffView)
  @ApiOkResponse({ standardSchema: staffActivityView })
  one(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
  ): Promise<StaffActivityView> {
    return this.activities.one(actor, id);
  }

  /** Replaces what is said of an activity. A published one changes for everybody at once. */
  @Put(activitiesRoutes.activity)
  @ApiOkResponse({ standardSchema: staffActivityView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: writeActivity }) body: WriteActivity,
  ): Promise<StaffActivityView> {
    return this.activities.edit(actor, id, version, body);
  }

  /** Puts a draft into the catalogue, with warnings where it will be hard to book. */
  @Post(activitiesRoutes.publication)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: staffActivityView })
  publish(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @IfMatch() version: number,
  ): Promise<StaffActivityView> {
    return this.activities.publish(actor, id, version);
  }

  /** Takes an activity back out of the catalogue, as a draft. */
  @Delete(activitiesRoutes.publication)
  @ApiOkResponse({ standardSchema: staffActivityView })
  unpublish(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @IfMatch() version: number,
  ): Promise<StaffActivityView> {
    return this.activities.unpublish(actor, id, version);
  }

  /** Retires an activity. Visits that were asked for with it keep it. */
  @Post(activitiesRoutes.retirement)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: staffActivityView })
  retire(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @IfMatch() version: number,
  ): Promise<StaffActivityView> {
    return this.activities.retire(actor, id, version);
  }

  /** Brings a retired activity back, as a draft. */
  @Delete(activitiesRoutes.retirement)
  @ApiOkResponse({ standardSchema: staffActivityView })
  bringBack(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @IfMatch() version: number,
  ): Promise<StaffActivityView> {
    return this.activities.bringBack(actor, id, version);
  }
}
