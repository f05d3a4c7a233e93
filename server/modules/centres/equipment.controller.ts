import { Body, Controller, Delete, HttpCode, HttpStatus, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { centresRoutes } from '#shared/contracts/centres.contract.js';
import {
  poolView,
  reportedView,
  reportOutOfService,
  writePool,
  type PoolView,
  type ReportedView,
  type ReportOutOfService,
  type WritePool,
} from '#shared/contracts/equipment.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { EquipmentService } from './equipment.service.js';
import { OutagesService } from './outages.service.js';

@ApiTags('centres')
@Controller()
@UseInterceptors(VersionTag)
export class EquipmentController {
  constructor(
    private readonly equipment: EquipmentService,
    private readonly outages: OutagesService,
  ) {}

  /** Adds a pool of equal items to a centre. */
  @RequirePermission('centres.edit')
  @Post(centresRoutes.pools)
  @ApiCreatedResponse({ standardSchema: poolView })
  create(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Body({ schema: writePool }) body: WritePool,
  ): Promise<PoolView> {
    return this.equipment.create(actor, centreId, body);
  }

  /** Replaces name, description and how many there are. Never fewer than are promised to visits. */
  @RequirePermission('centres.edit')
  @Put(centresRoutes.pool)
  @ApiOkResponse({ standardSchema: poolView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('poolId', { schema: z.uuid() }) poolId: string,
    @IfMatch() version: number,
    @Body({ schema: writePool }) body: WritePool,
  ): Promise<PoolView> {
    return this.equipment.edit(actor, poolId, version, body);
  }

  /** Takes a pool out of use. Refused while visits to come will use it. */
  @RequirePermission('centres.edit')
  @Post(centresRoutes.poolRetirement)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: poolView })
  retire(
    @CurrentActor() actor: Actor,
    @Param('poolId', { schema: z.uuid() }) poolId: string,
    @IfMatch() version: number,
  ): Promise<PoolView> {
    return this.equipment.retire(actor, poolId, version);
  }

  /** Brings a retired pool back into use. */
  @RequirePermission('centres.edit')
  @Delete(centresRoutes.poolRetirement)
  @ApiOkResponse({ standardSchema: poolView })
  bringBack(
    @CurrentActor() actor: Actor,
    @Param('poolId', { schema: z.uuid() }) poolId: string,
    @IfMatch() version: number,
  ): Promise<PoolView> {
    return this.equipment.bringBack(actor, poolId, version);
  }

  /** Reports units out of service from now on. */
  @RequirePermission('equipment.report')
  @Post(centresRoutes.outOfService)
  @ApiCreatedResponse({ standardSchema: reportedView })
  report(
    @CurrentActor() actor: Actor,
    @Param('poolId', { schema: z.uuid() }) poolId: string,
    @Body({ schema: reportOutOfService }) body: ReportOutOfService,
  ): Promise<ReportedView> {
    return this.outages.report(actor, poolId, body);
  }

  /** Puts reported units back in service. */
  @RequirePermission('equipment.report')
  @Post(centresRoutes.backInService)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: poolView })
  end(@CurrentActor() actor: Actor, @Param('reportId', { schema: z.uuid() }) reportId: string): Promise<PoolView> {
    return this.outages.end(actor, reportId);
  }
}
