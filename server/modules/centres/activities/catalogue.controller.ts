import { Controller, Get, Headers, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  activitiesRoutes,
  activityId,
  activityView,
  cataloguePage,
  catalogueQuery,
  type ActivityView,
  type CataloguePage,
  type CatalogueQuery,
} from '#shared/contracts/activities.contract.js';
import { Public } from '../../../common/auth/access.decorators.js';
import { BodyTag } from '../../../common/http/body-tag.js';
import { CatalogueService } from './catalogue.service.js';
import { PICTURE_CONTENT, sendPicture } from './picture-answer.js';
import { PicturesService } from './pictures.service.js';

@ApiTags('activities')
@Controller()
@Public()
export class CatalogueController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly pictures: PicturesService,
  ) {}

  /** The published activities of all centres, by title. `search` finds those that have all its words. */
  @Get(activitiesRoutes.activities)
  @UseInterceptors(BodyTag)
  @ApiOkResponse({ standardSchema: cataloguePage })
  list(@Query({ schema: catalogueQuery }) query: CatalogueQuery): Promise<CataloguePage> {
    return this.catalogue.page(query);
  }

  /** One published activity with what it needs. */
  @Get(activitiesRoutes.activity)
  @UseInterceptors(BodyTag)
  @ApiOkResponse({ standardSchema: activityView })
  one(@Param('activityId', { schema: activityId }) id: string): Promise<ActivityView> {
    return this.catalogue.one(id);
  }

  /** The picture of a published activity. It may be kept for ever: a new picture has a new address. */
  @Get(activitiesRoutes.picture)
  @ApiOkResponse(PICTURE_CONTENT)
  async picture(
    @Param('activityId', { schema: activityId }) id: string,
    @Param('pictureId', { schema: z.uuid() }) pictureId: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPicture(reply, 'public', await this.pictures.published({ activityId: id, pictureId }, known));
  }
}
