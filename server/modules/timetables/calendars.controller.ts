import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  acceptedEntries,
  acceptEntries,
  calendarList,
  calendarView,
  timetablesRoutes,
  writeEntry,
  type AcceptedEntries,
  type AcceptEntries,
  type CalendarList,
  type CalendarView,
  type WriteEntry,
} from '#shared/contracts/timetables.contract.js';
import { RequirePermission } from '../../common/auth/access.decorators.js';
import { CurrentActor, type Actor } from '../../common/auth/actor.js';
import { IfMatch, VersionTag } from '../../common/http/if-match.js';
import { CalendarsService } from './calendars.service.js';

@ApiTags('timetables')
@Controller()
@UseInterceptors(VersionTag)
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  /** The calendars that you may see: of authorities, centres and schools. */
  @RequirePermission('timetables.read')
  @Get(timetablesRoutes.calendars)
  @ApiOkResponse({ standardSchema: calendarList })
  list(@CurrentActor() actor: Actor): Promise<CalendarList> {
    return this.calendars.list(actor);
  }

  /** A calendar with its entries and what it inherits. Its id is that of the authority, centre or school. */
  @RequirePermission('timetables.read')
  @Get(timetablesRoutes.calendar)
  @ApiOkResponse({ standardSchema: calendarView })
  one(
    @CurrentActor() actor: Actor,
    @Param('calendarId', { schema: z.uuid() }) calendarId: string,
  ): Promise<CalendarView> {
    return this.calendars.one(actor, calendarId);
  }

  /** Adds a term, a half-term, an INSET day, a closure, or days that are open all the same. */
  @RequirePermission('timetables.edit')
  @Post(timetablesRoutes.entries)
  @ApiCreatedResponse({ standardSchema: calendarView })
  add(
    @CurrentActor() actor: Actor,
    @Param('calendarId', { schema: z.uuid() }) calendarId: string,
    @IfMatch() version: number,
    @Body({ schema: writeEntry }) body: WriteEntry,
  ): Promise<CalendarView> {
    return this.calendars.add(actor, { calendarId, version }, body);
  }

  /** Replaces an entry. The version is that of its calendar. */
  @RequirePermission('timetables.edit')
  @Put(timetablesRoutes.entry)
  @ApiOkResponse({ standardSchema: calendarView })
  edit(
    @CurrentActor() actor: Actor,
    @Param('entryId', { schema: z.uuid() }) entryId: string,
    @IfMatch() version: number,
    @Body({ schema: writeEntry }) body: WriteEntry,
  ): Promise<CalendarView> {
    return this.calendars.edit(actor, { entryId, version }, body);
  }

  /** Removes an entry. The version is that of its calendar. */
  @RequirePermission('timetables.edit')
  @Delete(timetablesRoutes.entry)
  @ApiOkResponse({ standardSchema: calendarView })
  remove(
    @CurrentActor() actor: Actor,
    @Param('entryId', { schema: z.uuid() }) entryId: string,
    @IfMatch() version: number,
  ): Promise<CalendarView> {
    return this.calendars.remove(actor, { entryId, version });
  }

  /** Adds the rows of an import preview as somebody wants them: all of them or none. */
  @RequirePermission('timetables.edit')
  @Post(timetablesRoutes.importedEntries)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ standardSchema: acceptedEntries })
  accept(
    @CurrentActor() actor: Actor,
    @Param('calendarId', { schema: z.uuid() }) calendarId: string,
    @IfMatch() version: number,
    @Body({ schema: acceptEntries }) body: AcceptEntries,
  ): Promise<AcceptedEntries> {
    return this.calendars.accept(actor, { calendarId, version }, body);
  }
}
