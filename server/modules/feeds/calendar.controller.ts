import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { feedsRoutes } from '#shared/contracts/feeds.contract.js';
import { Public } from '../../common/auth/access.decorators.js';
import { CalendarService, type CalendarAnswer } from './calendar.service.js';

const NOT_MODIFIED = 304;

@ApiTags('feeds')
@Controller()
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  /** The iCalendar text behind a secret address; 304 for a reader that names the entity tag it has. */
  @Public()
  @Get(feedsRoutes.calendar)
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  async calendar(
    @Param('token') token: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.calendars.read(token, known));
  }
}

function send(reply: FastifyReply, { etag, text }: CalendarAnswer): FastifyReply {
  void reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (text === null) return reply.code(NOT_MODIFIED).send();
  return reply.header('content-type', 'text/calendar; charset=utf-8').send(text);
}
