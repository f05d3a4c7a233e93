import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  closureList,
  closurePreview,
  closuresRoutes,
  closureView,
  makeSchoolClosure,
  type ClosureList,
  type ClosurePreview,
  type ClosureView,
  type MakeSchoolClosure,
} from '#shared/contracts/closures.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { VersionTag } from '../../common/http/if-match.js';
import { ClosuresService } from './closures.service.js';
import { SchoolClosuresService } from './school-closures.service.js';

const id = z.uuid();

/** A school that closes: by its coordinator, or by a manager who was told on the telephone. */
@ApiTags('closures')
@Controller()
@UseInterceptors(VersionTag)
export class SchoolClosuresController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly making: SchoolClosuresService,
  ) {}

  /** Days on which a school is closed, with how many of its visits wait to be settled. */
  @RequirePermission('closures.of-school')
  @Get(closuresRoutes.ofSchool)
  @ApiOkResponse({ standardSchema: closureList })
  ofSchool(@CurrentActor() actor: Actor, @Param('schoolId', { schema: id }) schoolId: string): Promise<ClosureList> {
    return this.closures.ofSchool(actor, schoolId);
  }

  /** Every visit of the school on these days, each with the nearest time on days on which it is open. Changes nothing. */
  @RequirePermission('closures.of-school')
  @Post(closuresRoutes.previewOfSchool)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: closurePreview })
  preview(
    @CurrentActor() actor: Actor,
    @Param('schoolId', { schema: id }) schoolId: string,
    @Body({ schema: makeSchoolClosure }) body: MakeSchoolClosure,
  ): Promise<ClosurePreview> {
    return this.making.preview(actor, schoolId, body);
  }

  /** Says that the school is closed: its calendar shows it, and its visits wait in the plan until settled. */
  @RequirePermission('closures.of-school')
  @Post(closuresRoutes.ofSchool)
  @ApiCreatedResponse({ standardSchema: closureView })
  make(
    @CurrentActor() actor: Actor,
    @Param('schoolId', { schema: id }) schoolId: string,
    @Body({ schema: makeSchoolClosure }) body: MakeSchoolClosure,
  ): Promise<ClosureView> {
    return this.making.make(actor, schoolId, body);
  }
}
