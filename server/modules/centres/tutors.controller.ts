import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { centresRoutes } from '#shared/contracts/centres.contract.js';
import {
  leaveTaken,
  tutorAccounts,
  tutorView,
  writeLeave,
  writeTutor,
  type LeaveTaken,
  type TutorAccounts,
  type TutorView,
  type WriteLeave,
  type WriteTutor,
} from '#shared/contracts/tutors.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { LeaveService } from './leave.service.js';
import { TutorsService } from './tutors.service.js';

@ApiTags('centres')
@Controller()
@RequirePermission('centres.edit')
@UseInterceptors(VersionTag)
export class TutorsController {
  constructor(
    private readonly tutors: TutorsService,
    private readonly leave: LeaveService,
  ) {}

  /** The accounts with the role of tutor at a centre, to choose from. */
  @Get(centresRoutes.tutorAccounts)
  @ApiOkResponse({ standardSchema: tutorAccounts })
  accounts(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
  ): Promise<TutorAccounts> {
    return this.tutors.accounts(actor, centreId);
  }

  /** Adds a tutor to a centre, with an account or without. */
  @Post(centresRoutes.tutors)
  @ApiCreatedResponse({ standardSchema: tutorView })
  create(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Body({ schema: writeTutor }) body: WriteTutor,
  ): Promise<TutorView> {
    return this.tutors.create(actor, centreId, body);
  }

  /** Replaces what is known of a tutor. Visits outside new hours keep their tutor. */
  @Put(centresRoutes.tutor)
  @ApiOkResponse({ standardSchema: tutorView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('tutorId', { schema: z.uuid() }) tutorId: string,
    @IfMatch() version: number,
    @Body({ schema: writeTutor }) body: WriteTutor,
  ): Promise<TutorView> {
    return this.tutors.edit(actor, tutorId, version, body);
  }

  /** Takes a tutor out of use. Refused while visits to come will have them. */
  @Post(centresRoutes.tutorRetirement)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: tutorView })
  retire(
    @CurrentActor() actor: Actor,
    @Param('tutorId', { schema: z.uuid() }) tutorId: string,
    @IfMatch() version: number,
  ): Promise<TutorView> {
    return this.tutors.retire(actor, tutorId, version);
  }

  /** Brings a retired tutor back into use. */
  @Delete(centresRoutes.tutorRetirement)
  @ApiOkResponse({ standardSchema: tutorView })
  bringBack(
    @CurrentActor() actor: Actor,
    @Param('tutorId', { schema: z.uuid() }) tutorId: string,
    @IfMatch() version: number,
  ): Promise<TutorView> {
    return this.tutors.bringBack(actor, tutorId, version);
  }

  /** Puts leave in. Never refused because of visits; the answer says how many were promised the tutor. */
  @Post(centresRoutes.leave)
  @ApiCreatedResponse({ standardSchema: leaveTaken })
  takeLeave(
    @CurrentActor() actor: Actor,
    @Param('tutorId', { schema: z.uuid() }) tutorId: string,
    @Body({ schema: writeLeave }) body: WriteLeave,
  ): Promise<LeaveTaken> {
    return this.leave.take(actor, tutorId, body);
  }

  /** Takes back leave to come, or ends running leave now. */
  @Post(centresRoutes.leaveEnd)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: tutorView })
  endLeave(@CurrentActor() actor: Actor, @Param('leaveId', { schema: z.uuid() }) leaveId: string): Promise<TutorView> {
    return this.leave.end(actor, leaveId);
  }
}
