import { Controller, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  calendarImportPreview,
  timetablesRoutes,
  type CalendarImportPreview,
} from '#shared/contracts/timetables.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { readUpload } from '../../common/http/upload.js';
import { CalendarImportsService } from './calendar-imports.service.js';

const form = {
  schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
};

@ApiTags('timetables')
@Controller()
export class CalendarImportsController {
  constructor(private readonly imports: CalendarImportsService) {}

  /** What an iCalendar or CSV file would bring into a calendar. Nothing is written. */
  @RequirePermission('timetables.edit')
  @Post(timetablesRoutes.importPreviews)
  @HttpCode(HttpStatus.OK)
  @ApiConsumes('multipart/form-data')
  @ApiBody(form)
  @ApiOkResponse({ standardSchema: calendarImportPreview })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('calendarId', { schema: z.uuid() }) calendarId: string,
    @Req() request: FastifyRequest,
  ): Promise<CalendarImportPreview> {
    const { upload } = await readUpload(request, z.object({}));
    return this.imports.preview(actor, calendarId, upload);
  }
}
