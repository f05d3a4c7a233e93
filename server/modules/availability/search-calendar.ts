import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CentreFacts } from '../centres/index.js';
import { TimetablesQueries } from '../timetables/index.js';
import { CentreHours } from './centre-hours.js';
import type { CalendarDay } from './domain/search-days.js';

export interface CalendarOf {
  readonly centre: CentreFacts;
  readonly partnerId: string;
  readonly from: string;
  readonly to: string;
}

export interface SearchCalendar {
  readonly days: readonly CalendarDay[];
  readonly bellTimes: 'own' | 'usual' | 'none';
}

/** What each day is for the centre and for the school: opening hours, closures, bell times. */
@Injectable()
export class SearchCalendars {
  constructor(
    private readonly hours: CentreHours,
    private readonly timetables: TimetablesQueries,
  ) {}

  async load(manager: EntityManager, { centre, partnerId, from, to }: CalendarOf): Promise<SearchCalendar> {
    const hours = await this.hours.between(manager, centre.id, { from, to });
    const { days, ownBellTimes } = await this.timetables.schoolDays(manager, { partnerId, from, to });
    const calendar = days.map(({ day, kind, periods }) => ({
      day,
      hours: hours(day),
      atSchool: kind === 'school_day',
      periods,
    }));
    const ringing = calendar.some(({ periods }) => periods.length > 0);
    return { days: calendar, bellTimes: ringing ? (ownBellTimes ? 'own' : 'usual') : 'none' };
  }
}
