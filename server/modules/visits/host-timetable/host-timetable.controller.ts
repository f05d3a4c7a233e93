import { Controller, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  acceptHostTimetable,
  hostTimetablePreview,
  hostTimetableResult,
  hostTimetableRoutes,
  previewHostTimetable,
  type HostTimetablePreview,
  type HostTimetableResult,
} from '#shared/contracts/host-timetable.contract.js';
import { RequirePermission } from '../../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../../common/auth/actor.js';
import { readUpload } from '../../../common/http/upload.js';
import { HostTimetableService } from './host-timetable.service.js';

const stretch = {
  file: { type: 'string', format: 'binary' },
  from: { type: 'string', format: 'date' },
  until: { type: 'string', format: 'date' },
};
const form = (more: Record<string, object>, required: string[]) => ({
  schema: { type: 'object', properties: { ...stretch, ...more }, required: ['file', 'from', 'until', ...required] },
});

@ApiTags('series')
@Controller()
export class HostTimetableController {
  constructor(private readonly timetables: HostTimetableService) {}

  /** What a file of the host school's lessons would bring, row by row. Nothing is written. */
  @RequirePermission('visits.decide')
  @Post(hostTimetableRoutes.previews)
  @HttpCode(HttpStatus.OK)
  @ApiConsumes('multipart/form-data')
  @ApiBody(form({}, []))
  @ApiOkResponse({ standardSchema: hostTimetablePreview })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Req() request: FastifyRequest,
  ): Promise<HostTimetablePreview> {
    const { upload, fields } = await readUpload(request, previewHostTimetable);
    return this.timetables.preview(actor, centreId, upload, fields);
  }

  /** Brings in the good rows of a previewed file as approved series, all or none. Send the same file again. */
  @RequirePermission('visits.decide')
  @Post(hostTimetableRoutes.timetable)
  @HttpCode(HttpStatus.OK)
  @ApiConsumes('multipart/form-data')
  @ApiBody(
    form({ fingerprint: { type: 'string' }, leaveOutBadRows: { type: 'string', enum: ['yes', 'no'] } }, [
      'fingerprint',
    ]),
  )
  @ApiOkResponse({ standardSchema: hostTimetableResult })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('centreId', { schema: z.uuid() }) centreId: string,
    @Req() request: FastifyRequest,
  ): Promise<HostTimetableResult> {
    return this.timetables.accept(actor, centreId, await readUpload(request, acceptHostTimetable));
  }
}
