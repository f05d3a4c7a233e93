import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  addPartnership,
  centrePartnerships,
  endPartnership,
  partnersRoutes,
  type AddPartnership,
  type CentrePartnerships,
  type EndPartnership,
} from '#shared/contracts/partners.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { PartnershipsService } from './partnerships.service.js';

const id = z.uuid();

@ApiTags('partners')
@Controller()
export class PartnershipsController {
  constructor(private readonly partnerships: PartnershipsService) {}

  /** The schools and groups of a centre, now and before. */
  @RequirePermission('partnerships.read')
  @Get(partnersRoutes.partnerships)
  @ApiOkResponse({ standardSchema: centrePartnerships })
  list(@CurrentActor() actor: Actor, @Param('centreId', { schema: id }) centreId: string): Promise<CentrePartnerships> {
    return this.partnerships.list(actor, centreId);
  }

  /** Makes a school or group a partner of the centre, or its host. */
  @RequirePermission('partnerships.manage')
  @Post(partnersRoutes.partnerships)
  @ApiCreatedResponse({ standardSchema: centrePartnerships })
  add(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: id }) centreId: string,
    @Body({ schema: addPartnership }) body: AddPartnership,
  ): Promise<CentrePartnerships> {
    return this.partnerships.add(actor, centreId, body);
  }

  /** Sets the last day of a partnership. Its past stays. */
  @RequirePermission('partnerships.manage')
  @Post(partnersRoutes.partnershipEnd)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: centrePartnerships })
  end(
    @CurrentActor() actor: Actor,
    @Param('partnershipId', { schema: id }) partnershipId: string,
    @Body({ schema: endPartnership }) body: EndPartnership,
  ): Promise<CentrePartnerships> {
    return this.partnerships.end(actor, partnershipId, body);
  }
}
