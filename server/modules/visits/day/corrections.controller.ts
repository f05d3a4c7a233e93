import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  correctionList,
  correctionView,
  onTheDayRoutes,
  proposeCorrection,
  reviewCorrection,
  type CorrectionList,
  type CorrectionView,
  type ProposeCorrection,
  type ReviewCorrection,
} from '#shared/contracts/on-the-day.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { CorrectionsService } from './corrections.service.js';
import { ReviewCorrectionService } from './review-correction.service.js';

const correctionId = z.uuid();

@ApiTags('on the day')
@Controller()
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly reviews: ReviewCorrectionService,
  ) {}

  /** What was proposed to correct of one visit's attendance, the newest first. */
  @RequirePermission('visits.record-attendance')
  @Get(onTheDayRoutes.corrections)
  @ApiOkResponse({ standardSchema: correctionList })
  ofVisit(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<CorrectionList> {
    return this.corrections.ofVisit(actor, id);
  }

  /** Says that attendance was recorded wrongly, and what it was. Nothing changes until a second person agrees. */
  @RequirePermission('visits.record-attendance')
  @Post(onTheDayRoutes.corrections)
  @ApiCreatedResponse({ standardSchema: correctionView })
  propose(
    @CurrentActor() actor: Actor,
    @Param('visitId', { schema: visitId }) id: string,
    @Body({ schema: proposeCorrection }) body: ProposeCorrection,
  ): Promise<CorrectionView> {
    return this.corrections.propose(actor, id, body);
  }

  /** The corrections of a centre that wait for a second person. */
  @RequirePermission('visits.record-attendance')
  @Get(onTheDayRoutes.openCorrections)
  @ApiOkResponse({ standardSchema: correctionList })
  openAt(@CurrentActor() actor: Actor, @Param('centreId', { schema: z.uuid() }) id: string): Promise<CorrectionList> {
    return this.corrections.openAt(actor, id);
  }

  /** Agrees, as a second person: the visit and every figure that counts it follow. */
  @RequirePermission('attendance.review')
  @Post(onTheDayRoutes.acceptance)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: correctionView })
  accept(
    @CurrentActor() actor: Actor,
    @Param('correctionId', { schema: correctionId }) id: string,
    @Body({ schema: reviewCorrection }) body: ReviewCorrection,
  ): Promise<CorrectionView> {
    return this.reviews.accept(actor, id, body);
  }

  /** Does not agree, as a second person: what is recorded stays. */
  @RequirePermission('attendance.review')
  @Post(onTheDayRoutes.refusal)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: correctionView })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('correctionId', { schema: correctionId }) id: string,
    @Body({ schema: reviewCorrection }) body: ReviewCorrection,
  ): Promise<CorrectionView> {
    return this.reviews.refuse(actor, id, body);
  }

  /** Takes one's own proposal back. */
  @RequirePermission('visits.record-attendance')
  @Post(onTheDayRoutes.withdrawal)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: correctionView })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('correctionId', { schema: correctionId }) id: string,
  ): Promise<CorrectionView> {
    return this.reviews.withdraw(actor, id);
  }
}
