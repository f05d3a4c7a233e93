import { Module } from '@nestjs/common';
import { BellTimesQueries } from './bell-times.queries.js';
import { TimetablesQueries } from './timetables.queries.js';

/** Calendars of authorities, centres and schools, bell times, and what a school day is made of. */
@Module({
  providers: [TimetablesQueries, BellTimesQueries],
  exports: [TimetablesQueries],
})
export class TimetablesModule {}
