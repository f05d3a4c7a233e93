import { Body, Controller, Get, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  addCommunityGroup,
  changeCommunityGroup,
  communityGroupView,
  partnersRoutes,
  type AddCommunityGroup,
  type ChangeCommunityGroup,
  type CommunityGroupView,
} from '#shared/contracts/partners.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { CommunityGroupsService } from './community-groups.service.js';

const groupId = z.uuid();

@ApiTags('partners')
@Controller()
@UseInterceptors(VersionTag)
export class CommunityGroupsController {
  constructor(private readonly groups: CommunityGroupsService) {}

  /** One community group. */
  @RequirePermission('community-groups.manage', 'partnerships.read')
  @Get(partnersRoutes.communityGroup)
  @ApiOkResponse({ standardSchema: communityGroupView })
  view(@CurrentActor() actor: Actor, @Param('groupId', { schema: groupId }) id: string): Promise<CommunityGroupView> {
    return this.groups.view(actor, id);
  }

  /** Adds a community group, which can then become partner of a centre. */
  @RequirePermission('community-groups.manage')
  @Post(partnersRoutes.communityGroups)
  @ApiCreatedResponse({ standardSchema: communityGroupView })
  add(
    @CurrentActor() actor: Actor,
    @Body({ schema: addCommunityGroup }) body: AddCommunityGroup,
  ): Promise<CommunityGroupView> {
    return this.groups.add(actor, body);
  }

  /** Changes a community group, or gives the day on which it stopped meeting. */
  @RequirePermission('community-groups.manage')
  @Put(partnersRoutes.communityGroup)
  @ApiOkResponse({ standardSchema: communityGroupView })
  change(
    @CurrentActor() actor: Actor,
    @Param('groupId', { schema: groupId }) id: string,
    @Body({ schema: changeCommunityGroup }) body: ChangeCommunityGroup,
    @IfMatch() version: number,
  ): Promise<CommunityGroupView> {
    return this.groups.change(actor, id, body, version);
  }
}
