import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { feedsRoutes } from '#shared/contracts/feeds.contract.js';
import { visitId } from '#shared/contracts/visits.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { VisitFileService } from './visit-file.service.js';

@ApiTags('feeds')
@Controller()
export class VisitFileController {
  constructor(private readonly files: VisitFileService) {}

  /** One visit as an iCalendar file to open in any calendar. */
  @RequirePermission('visits.read')
  @Get(feedsRoutes.visitFile)
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="visit.ics"')
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  file(@CurrentActor() actor: Actor, @Param('visitId', { schema: visitId }) id: string): Promise<string> {
    return this.files.file(actor, id);
  }
}
