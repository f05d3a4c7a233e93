import { Body, Controller, Get, Headers, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  approvalsView,
  approveSeveral,
  askJointEffect,
  jointEffectView,
  queuePage,
  queueQuery,
  queueRevision,
  queueRoutes,
  rivalsView,
  type ApprovalsView,
  type ApproveSeveral,
  type AskJointEffect,
  type JointEffectView,
  type QueuePage,
  type QueueQuery,
  type QueueRevision,
  type RivalsView,
} from '#shared/contracts/queue.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { isKnown } from '../../common/http/body-tag.js';
import { ApproveSeveralService } from './approve-several.service.js';
import { QueueService } from './queue.service.js';

const centreId = z.uuid();

@ApiTags('queue')
@Controller()
export class QueueController {
  constructor(
    private readonly queue: QueueService,
    private readonly several: ApproveSeveralService,
  ) {}

  /** The requests that wait for a centre's answer, by need, waiting time or day. */
  @RequirePermission('visits.decide')
  @Get(queueRoutes.queue)
  @ApiOkResponse({ standardSchema: queuePage })
  page(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Query({ schema: queueQuery }) query: QueueQuery,
  ): Promise<QueuePage> {
    return this.queue.page(actor, id, query);
  }

  /** A mark that changes whenever anything in the queue does; 304 for a reader that names the one it has. */
  @RequirePermission('visits.decide')
  @Get(queueRoutes.revision)
  @ApiOkResponse({ standardSchema: queueRevision })
  async revision(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueueRevision | undefined> {
    return tagged(reply, known, await this.queue.revision(actor, id));
  }

  /** The pending requests that want the same as this one, beside it, with what choosing each would do. */
  @RequirePermission('visits.decide')
  @Get(queueRoutes.rivals)
  @ApiOkResponse({ standardSchema: rivalsView })
  rivals(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<RivalsView> {
    return this.queue.rivals(actor, id);
  }

  /** What approving several requests together would do to their schools and to the host's share. Changes nothing. */
  @RequirePermission('visits.decide')
  @Post(queueRoutes.effect)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: jointEffectView })
  jointEffect(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Body({ schema: askJointEffect }) body: AskJointEffect,
  ): Promise<JointEffectView> {
    return this.queue.jointEffect(actor, id, body);
  }

  /** Approves several requests, each for itself, and says of each what became of it. */
  @RequirePermission('visits.decide')
  @Post(queueRoutes.approvals)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: approvalsView })
  approve(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: centreId }) id: string,
    @Body({ schema: approveSeveral }) body: ApproveSeveral,
  ): Promise<ApprovalsView> {
    return this.several.approve(actor, id, body);
  }
}

function tagged(reply: FastifyReply, known: string | undefined, body: QueueRevision): QueueRevision | undefined {
  const tag = `"${body.revision}"`;
  void reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (!isKnown(known, tag)) return body;
  void reply.code(HttpStatus.NOT_MODIFIED);
  return undefined;
}
