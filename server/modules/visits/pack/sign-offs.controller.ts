import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  editSignOffSetting,
  refuseSignOff,
  signOffSettingView,
  signOffVisit,
  visitPackRoutes,
  type EditSignOffSetting,
  type RefuseSignOff,
  type SignOffSettingView,
  type SignOffVisit,
} from '#shared/contracts/visit-pack.contract.js';
import { visitDetailView, visitId, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../../common/http/if-match.js';
import { SignOffsService } from './sign-offs.service.js';

const schoolId = z.uuid();

@ApiTags('visits')
@Controller()
export class SignOffsController {
  constructor(private readonly signOffs: SignOffsService) {}

  /** Stands behind a teacher's request: from now on the centre can decide it. */
  @RequirePermission('sign-offs.give')
  @Post(visitPackRoutes.signOff)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  sign(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: signOffVisit }) body: SignOffVisit,
  ): Promise<VisitDetailView> {
    return this.signOffs.sign(actor, id, body);
  }

  /** Takes a teacher's request back, with the reason. */
  @RequirePermission('sign-offs.give')
  @Post(visitPackRoutes.signOffRefusal)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: visitDetailView })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: refuseSignOff }) body: RefuseSignOff,
  ): Promise<VisitDetailView> {
    return this.signOffs.refuse(actor, id, body);
  }

  /** Whether the school's requests wait for its coordinator. */
  @RequirePermission('sign-offs.give')
  @Get(visitPackRoutes.signOffSetting)
  @UseInterceptors(VersionTag)
  @ApiOkResponse({ standardSchema: signOffSettingView })
  setting(
    @CurrentActor() actor: Actor,
    @Param('schoolId', { schema: schoolId }) id: string,
  ): Promise<SignOffSettingView> {
    return this.signOffs.setting(actor, id);
  }

  /** Turns the sign-off on or off, for requests from now on. */
  @RequirePermission('sign-offs.give')
  @Put(visitPackRoutes.signOffSetting)
  @UseInterceptors(VersionTag)
  @ApiOkResponse({ standardSchema: signOffSettingView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('schoolId', { schema: schoolId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: editSignOffSetting }) body: EditSignOffSetting,
  ): Promise<SignOffSettingView> {
    return this.signOffs.edit(actor, id, version, body);
  }
}
