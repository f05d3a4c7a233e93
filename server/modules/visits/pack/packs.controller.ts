import { Body, Controller, Get, Param, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  adultsAnswer,
  adultsQuery,
  guidanceView,
  visitPackRoutes,
  visitPackView,
  writeGuidance,
  writePack,
  type AdultsQuery,
  type AdultsView,
  type GuidanceView,
  type VisitPackView,
  type WriteGuidance,
  type WritePack,
} from '#shared/contracts/visit-pack.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../../common/http/if-match.js';
import { GuidanceService } from './guidance.service.js';
import { PacksService } from './packs.service.js';

const centreId = z.uuid();

@ApiTags('visits')
@Controller()
@UseInterceptors(VersionTag)
export class PacksController {
  constructor(
    private readonly packs: PacksService,
    private readonly guidance: GuidanceService,
  ) {}

  /** What school and centre must know of each other for the day: for the school itself and the centre only. */
  @RequirePermission('visits.read')
  @Get(visitPackRoutes.pack)
  @ApiOkResponse({ standardSchema: visitPackView })
  pack(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<VisitPackView> {
    return this.packs.of(actor, id);
  }

  /** Fills the pack in, or empties it: what was written before is gone. */
  @RequirePermission('visits.request')
  @Put(visitPackRoutes.pack)
  @ApiOkResponse({ standardSchema: visitPackView })
  write(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: writePack }) body: WritePack,
  ): Promise<VisitPackView> {
    return this.packs.write(actor, id, version, body);
  }

  /** What a centre tells every group. */
  @RequirePermission('visit-guidance.set')
  @Get(visitPackRoutes.guidance)
  @ApiOkResponse({ standardSchema: guidanceView })
  of(@CurrentActor() actor: Actor, @Param('centreId', { schema: centreId }) id: string): Promise<GuidanceView> {
    return this.guidance.of(actor, id);
  }

  /** Changes what a centre tells every group; packs show it from now on. */
  @RequirePermission('visit-guidance.set')
  @Put(visitPackRoutes.guidance)
  @ApiOkResponse({ standardSchema: guidanceView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: writeGuidance }) body: WriteGuidance,
  ): Promise<GuidanceView> {
    return this.guidance.edit(actor, id, version, body);
  }

  /** How many adults a group needs at a centre for its age and size, and whether so many come. */
  @RequirePermission('visits.request')
  @Get(visitPackRoutes.adultsNeeded)
  @ApiOkResponse({ standardSchema: adultsAnswer })
  adults(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Query({ schema: adultsQuery }) query: AdultsQuery,
  ): Promise<AdultsView> {
    return this.guidance.adultsFor(actor, id, query);
  }
}
