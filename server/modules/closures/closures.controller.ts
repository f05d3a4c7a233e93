import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  closableSchools,
  closureId,
  closureList,
  closurePreview,
  closuresRoutes,
  closureView,
  makeClosure,
  settledVisits,
  settleVisits,
  visitClosure,
  type ClosableSchools,
  type ClosureList,
  type ClosurePreview,
  type ClosureView,
  type MakeClosure,
  type SettledVisits,
  type SettleVisits,
  type VisitClosure,
} from '#shared/contracts/closures.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { TakesNoIdempotencyKey } from '../../common/http/idempotency-key.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { ClosuresService } from './closures.service.js';
import { MakeClosureService } from './make-closure.service.js';
import { ReportedClosureService } from './reported-closure.service.js';
import { SettleVisitsService } from './settle-visits.service.js';

const id = z.uuid();

/** What closes at a centre, and the plan for the visits that it touches. */
@ApiTags('closures')
@Controller()
@UseInterceptors(VersionTag)
export class ClosuresController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly making: MakeClosureService,
    private readonly settling: SettleVisitsService,
    private readonly reported: ReportedClosureService,
  ) {}

  /** What is closed at a centre, or will be, with how many visits wait to be settled; those of schools that touch it too. */
  @RequirePermission('closures.make')
  @Get(closuresRoutes.ofCentre)
  @ApiOkResponse({ standardSchema: closureList })
  ofCentre(@CurrentActor() actor: Actor, @Param('centreId', { schema: id }) centreId: string): Promise<ClosureList> {
    return this.closures.ofCentre(actor, centreId);
  }

  /** Every visit that would lose its place, each with other places that are possible all together. Changes nothing. */
  @RequirePermission('closures.make')
  @Post(closuresRoutes.previewOfCentre)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: closurePreview })
  preview(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: id }) centreId: string,
    @Body({ schema: makeClosure }) body: MakeClosure,
  ): Promise<ClosurePreview> {
    return this.making.preview(actor, centreId, body);
  }

  /** Closes it: nothing new can be booked there from now on. Visits that are there wait in the plan until settled. */
  @RequirePermission('closures.make')
  @Post(closuresRoutes.ofCentre)
  @ApiCreatedResponse({ standardSchema: closureView })
  make(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: id }) centreId: string,
    @Body({ schema: makeClosure }) body: MakeClosure,
  ): Promise<ClosureView> {
    return this.making.make(actor, centreId, body);
  }

  /** Makes a plan for the visits that a report touches: an outage, a leave, a vehicle off the road. Once for each report. */
  @RequirePermission('closures.make')
  @Post(closuresRoutes.ofReport)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: closureView })
  ofReport(@CurrentActor() actor: Actor, @Param('reportId', { schema: id }) reportId: string): Promise<ClosureView> {
    return this.reported.plan(actor, reportId);
  }

  /** Schools that the person asking may say are closed. */
  @RequirePermission('closures.of-school')
  @Get(closuresRoutes.schools)
  @ApiOkResponse({ standardSchema: closableSchools })
  schools(@CurrentActor() actor: Actor): Promise<ClosableSchools> {
    return this.closures.schools(actor);
  }

  /** A closure with its plan; other places for what is open are worked out anew. */
  @RequirePermission('closures.make', 'closures.of-school')
  @Get(closuresRoutes.closure)
  @ApiOkResponse({ standardSchema: closureView })
  one(@CurrentActor() actor: Actor, @Param('closureId', { schema: closureId }) closure: string): Promise<ClosureView> {
    return this.closures.one(actor, closure);
  }

  /**
   * Moves or cancels visits of the plan, one after the other; each result says whether it was done. It takes no
   * Idempotency-Key, which would make one long unit of work of it; the version of each visit keeps it from being done
   * twice.
   */
  @RequirePermission('closures.make', 'closures.of-school')
  @TakesNoIdempotencyKey()
  @Post(closuresRoutes.settlements)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: settledVisits })
  settle(
    @CurrentActor() actor: Actor,
    @Param('closureId', { schema: closureId }) closure: string,
    @Body({ schema: settleVisits }) body: SettleVisits,
  ): Promise<SettledVisits> {
    return this.settling.settle(actor, closure, body);
  }

  /** Ends a closure before its time. Visits that wait and still stand there have their place back. */
  @RequirePermission('closures.make', 'closures.of-school')
  @Post(closuresRoutes.lifting)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: closureView })
  lift(
    @CurrentActor() actor: Actor,
    @Param('closureId', { schema: closureId }) closure: string,
    @IfMatch() version: number,
  ): Promise<ClosureView> {
    return this.closures.lift(actor, closure, version);
  }

  /** By which closure a visit waits for somebody, if by any. */
  @RequirePermission('visits.read')
  @Get(closuresRoutes.ofVisit)
  @ApiOkResponse({ standardSchema: visitClosure })
  ofVisit(@CurrentActor() actor: Actor, @Param('visitId', { schema: id }) visitId: string): Promise<VisitClosure> {
    return this.closures.ofVisit(actor, visitId);
  }
}
