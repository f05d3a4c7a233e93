import { Module } from '@nestjs/common';
import { BellTimesController } from './bell-times.controller.js';
import { BellTimesQueries } from './bell-times.queries.js';
import { BellTimesRepository } from './bell-times.repository.js';
import { BellTimesService } from './bell-times.service.js';
import { CalendarAccess } from './calendar-access.js';
import { CalendarImportsController } from './calendar-imports.controller.js';
import { CalendarImportsService } from './calendar-imports.service.js';
import { CalendarViews } from './calendar-views.queries.js';
import { CalendarsController } from './calendars.controller.js';
import { CalendarsRepository } from './calendars.repository.js';
import { CalendarsService } from './calendars.service.js';
import { SchoolClosures } from './school-closures.service.js';
import { TimetablesQueries } from './timetables.queries.js';

/** Calendars of authorities, centres and schools, bell times, and what a school day is made of. */
@Module({
  controllers: [CalendarsController, CalendarImportsController, BellTimesController],
  providers: [
    ...[CalendarsService, CalendarImportsService, CalendarsRepository, CalendarViews, CalendarAccess],
    ...[BellTimesService, BellTimesRepository, BellTimesQueries],
    ...[TimetablesQueries, SchoolClosures],
  ],
  exports: [TimetablesQueries, SchoolClosures],
})
export class TimetablesModule {}
