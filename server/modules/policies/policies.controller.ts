import { Body, Controller, Get, Param, Put, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  editPolicy,
  policiesRoutes,
  policyOverrideList,
  policyView,
  type EditPolicy,
  type PolicyOverrideList,
  type PolicyView,
} from '#shared/contracts/policies.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { PoliciesService } from './policies.service.js';

const centreId = z.uuid();

@ApiTags('policies')
@Controller()
@UseInterceptors(VersionTag)
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  /** By which rules a centre takes requests. */
  @RequirePermission('policies.read')
  @Get(policiesRoutes.policy)
  @ApiOkResponse({ standardSchema: policyView })
  of(@CurrentActor() actor: Actor, @Param('centreId', { schema: centreId }) id: string): Promise<PolicyView> {
    return this.policies.of(actor, id);
  }

  /** Changes the rules for requests from now on; visits that are asked for already stay as they are. */
  @RequirePermission('policies.set')
  @Put(policiesRoutes.policy)
  @ApiOkResponse({ standardSchema: policyView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: editPolicy }) body: EditPolicy,
  ): Promise<PolicyView> {
    return this.policies.edit(actor, id, version, body);
  }

  /** The rules that managers set aside, for which visit and why. */
  @RequirePermission('policies.read')
  @Get(policiesRoutes.overrides)
  @ApiOkResponse({ standardSchema: policyOverrideList })
  overrides(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
  ): Promise<PolicyOverrideList> {
    return this.policies.overrides(actor, id);
  }
}
