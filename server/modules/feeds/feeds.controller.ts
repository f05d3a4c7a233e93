import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  createFeed,
  feedList,
  feedsRoutes,
  newFeedView,
  type CreateFeed,
  type FeedList,
  type NewFeedView,
} from '#shared/contracts/feeds.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { TakesNoIdempotencyKey } from '../../common/http/idempotency-key.js';
import { FeedsService } from './feeds.service.js';

@ApiTags('feeds')
@Controller()
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  /** My calendar addresses, without their secret, and the rooms for which I may make one. */
  @RequirePermission('feeds.own', 'feeds.room')
  @Get(feedsRoutes.feeds)
  @ApiOkResponse({ standardSchema: feedList })
  list(@CurrentActor() actor: Actor): Promise<FeedList> {
    return this.feeds.list(actor);
  }

  /** Makes a secret calendar address and shows it this once. The one I had for the same thing stops working. */
  @RequirePermission('feeds.own', 'feeds.room')
  @Post(feedsRoutes.feeds)
  @TakesNoIdempotencyKey()
  @ApiCreatedResponse({ standardSchema: newFeedView })
  create(@CurrentActor() actor: Actor, @Body({ schema: createFeed }) body: CreateFeed): Promise<NewFeedView> {
    return this.feeds.create(actor, body);
  }

  /** Revokes one of my addresses: calendars that read it get nothing more. */
  @RequirePermission('feeds.own', 'feeds.room')
  @Delete(feedsRoutes.feed)
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @Param('feedId', { schema: z.uuid() }) feedId: string): Promise<void> {
    return this.feeds.revoke(actor, feedId);
  }
}
