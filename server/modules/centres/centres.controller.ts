import { Body, Controller, Get, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  centreList,
  centresRoutes,
  centreView,
  createCentre,
  editCentre,
  type CentreList,
  type CentreView,
  type CreateCentre,
  type EditCentre,
} from '#shared/contracts/centres.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { CentresService } from './centres.service.js';

@ApiTags('centres')
@Controller()
@UseInterceptors(VersionTag)
export class CentresController {
  constructor(private readonly centres: CentresService) {}

  /** The centres that you may see. */
  @RequirePermission('centres.read')
  @Get(centresRoutes.centres)
  @ApiOkResponse({ standardSchema: centreList })
  list(@CurrentActor() actor: Actor): Promise<CentreList> {
    return this.centres.list(actor);
  }

  /** A centre with its opening hours, rooms and equipment. */
  @RequirePermission('centres.read')
  @Get(centresRoutes.centre)
  @ApiOkResponse({ standardSchema: centreView })
  one(@CurrentActor() actor: Actor, @Param('centreId', { schema: z.uuid() }) centreId: string): Promise<CentreView> {
    return this.centres.one(actor, centreId);
  }

  /** Creates a centre at its host school, in that school's local authority. */
  @RequirePermission('centres.create')
  @Post(centresRoutes.centres)
  @ApiCreatedResponse({ standardSchema: centreView })
  create(@CurrentActor() actor: Actor, @Body({ schema: createCentre }) body: CreateCentre): Promise<CentreView> {
    return this.centres.create(actor, body);
  }

  /** Replaces a centre's details and opening hours. A new host school begins today, and the old one ends. */
  @RequirePermission('centres.edit')
  @Put(centresRoutes.centre)
  @ApiOkResponse({ standardSchema: centreView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @IfMatch() version: number,
    @Body({ schema: editCentre }) body: EditCentre,
  ): Promise<CentreView> {
    return this.centres.edit(actor, centreId, version, body);
  }
}
