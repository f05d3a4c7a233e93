import { Body, Controller, Delete, Get, Param, Put, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  activitiesRoutes,
  activityId,
  describePicture,
  PICTURE_LIMIT_BYTES,
  pictureFields,
  staffActivityView,
  type DescribePicture,
  type StaffActivityView,
} from '#shared/contracts/activities.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../../common/http/if-match.js';
import { readUpload } from '../../../common/http/upload.js';
import { PICTURE_CONTENT, sendPicture } from './picture-answer.js';
import { PicturesService } from './pictures.service.js';

const LIMIT = { bytes: PICTURE_LIMIT_BYTES, refusal: 'activity/picture-too-large' } as const;
const FORM = {
  schema: {
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' }, alternativeText: { type: 'string', maxLength: 200 } },
    required: ['file', 'alternativeText'],
  },
};

@ApiTags('activities')
@Controller()
@RequirePermission('activities.edit')
@UseInterceptors(VersionTag)
export class PicturesController {
  constructor(private readonly pictures: PicturesService) {}

  /** The picture of an activity of your centre, published or not. */
  @Get(activitiesRoutes.staffPicture)
  @ApiOkResponse(PICTURE_CONTENT)
  async one(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @Param('pictureId', { schema: z.uuid() }) pictureId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = reply.request.headers['if-none-match'];
    await sendPicture(reply, 'private', await this.pictures.forStaff(actor, { activityId: id, pictureId }, known));
  }

  /** Gives an activity a picture: PNG, JPEG or WebP, up to 1 MB and 4,000 pixels a side, with alternative text. */
  @Put(activitiesRoutes.newPicture)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiOkResponse({ standardSchema: staffActivityView })
  async replace(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @IfMatch() version: number,
    @Req() request: FastifyRequest,
  ): Promise<StaffActivityView> {
    const { upload, fields } = await readUpload(request, pictureFields, LIMIT);
    return this.pictures.replace(actor, { activityId: id, version }, upload, fields);
  }

  /** Says anew what the picture shows, for those who do not see it. */
  @Put(activitiesRoutes.alternativeText)
  @ApiOkResponse({ standardSchema: staffActivityView })
  describe(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: describePicture }) body: DescribePicture,
  ): Promise<StaffActivityView> {
    return this.pictures.describe(actor, { activityId: id, version }, body);
  }

  /** Takes the picture away. */
  @Delete(activitiesRoutes.newPicture)
  @ApiOkResponse({ standardSchema: staffActivityView })
  remove(
    @CurrentActor() actor: Actor,
    @Param('activityId', { schema: activityId }) id: string,
    @IfMatch() version: number,
  ): Promise<StaffActivityView> {
    return this.pictures.remove(actor, { activityId: id, version });
  }
}
