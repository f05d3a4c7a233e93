import type { CalendarEntryKind, CalendarOwner, TermName } from '#shared/contracts/vocabulary.js';
import { newId } from '../../server/common/new-id.js';
import type { Store } from '../../server/database/store.js';
import { BellPeriod } from '../../server/modules/timetables/entities/bell-period.entity.js';
import { BellSchedule } from '../../server/modules/timetables/entities/bell-schedule.entity.js';
import { CalendarEntry } from '../../server/modules/timetables/entities/calendar-entry.entity.js';
import { Calendar } from '../../server/modules/timetables/entities/calendar.entity.js';

type Period = Pick<BellPeriod, 'week' | 'weekday' | 'name' | 'starts' | 'ends'> & Partial<BellPeriod>;

/** Puts calendars and bell times into a database, past the rules of the service. */
export class TimetableFactory {
  constructor(private readonly store: Store) {}

  async aCalendar(owner: CalendarOwner, id: string): Promise<string> {
    const none = { authorityId: null, centreId: null, schoolId: null };
    await this.store.write(async (tx) => {
      if (await tx.manager.existsBy(Calendar, { id })) return;
      await tx.manager.insert(Calendar, { id, ...none, [`${owner}Id`]: id, version: 1 });
    });
    return id;
  }

  async anEntry(
    calendarId: string,
    kind: CalendarEntryKind,
    firstDay: string,
    over: Partial<CalendarEntry> = {},
  ): Promise<string> {
    const id = newId();
    const row = {
      id,
      calendarId,
      kind,
      name: '',
      firstDay,
      lastDay: firstDay,
      academicYear: null,
      term: null,
      ...over,
    };
    await this.store.write((tx) => tx.manager.insert(CalendarEntry, row));
    return id;
  }

  aTerm(calendarId: string, academicYear: number, term: TermName, days: readonly [string, string]): Promise<string> {
    const [firstDay, lastDay] = days;
    return this.anEntry(calendarId, 'term', firstDay, { lastDay, academicYear, term });
  }

  /** The year 2026/27 of an authority with its October half-term. */
  async aSchoolYear(authorityId: string): Promise<void> {
    await this.aCalendar('authority', authorityId);
    await this.aTerm(authorityId, 2026, 'autumn', ['2026-09-03', '2026-12-18']);
    await this.aTerm(authorityId, 2026, 'spring', ['2027-01-05', '2027-03-25']);
    await this.aTerm(authorityId, 2026, 'summer', ['2027-04-12', '2027-07-21']);
    await this.anEntry(authorityId, 'half_term', '2026-10-26', { lastDay: '2026-10-30', name: 'October half-term' });
  }

  async bellTimes(
    schoolId: string,
    { validFrom = '2026-09-01', weekADay = null }: Partial<Pick<BellSchedule, 'validFrom' | 'weekADay'>>,
    periods: readonly Period[],
  ): Promise<string> {
    const id = newId();
    const positions = new Map<string, number>();
    await this.store.write(async (tx) => {
      await tx.manager.insert(BellSchedule, { id, schoolId, validFrom, weekADay, version: 1 });
      for (const period of periods) {
        const key = `${period.week} ${period.weekday}`;
        const position = (positions.get(key) ?? 0) + 1;
        positions.set(key, position);
        await tx.manager.insert(BellPeriod, { id: newId(), scheduleId: id, kind: 'lesson', position, ...period });
      }
    });
    return id;
  }
}
