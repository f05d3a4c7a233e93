import { BellPeriod } from './bell-period.entity.js';
import { BellSchedule } from './bell-schedule.entity.js';
import { CalendarEntry } from './calendar-entry.entity.js';
import { Calendar } from './calendar.entity.js';

/** Every table of this module, for the data source. */
export const timetablesEntities = [Calendar, CalendarEntry, BellSchedule, BellPeriod];
