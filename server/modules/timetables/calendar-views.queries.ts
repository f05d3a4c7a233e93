import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CalendarSummary, CalendarView, EntryView } from '#shared/contracts/timetables.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { bankHolidaysBetween } from '../../common/bank-holidays.js';
import { sql } from '../../database/dialect.js';
import { CalendarAccess, type Place } from './calendar-access.js';
import { CalendarsRepository, type StoredEntry } from './calendars.repository.js';
import { schoolYearOf } from './domain/entry-rules.js';

/** Calendars as people see them. */
@Injectable()
export class CalendarViews {
  constructor(
    private readonly access: CalendarAccess,
    private readonly calendars: CalendarsRepository,
  ) {}

  async list(manager: EntityManager, actor: Actor): Promise<CalendarSummary[]> {
    const places = await this.access.visible(manager, actor);
    const editable = await this.access.withEditableBellTimes(manager, actor);
    const rows = await sql(manager)<{ id: string }>`SELECT DISTINCT school_id AS id FROM bell_schedules`;
    const withOwn = new Set(rows.map(({ id }) => id));
    return places.map((place) => {
      const { id, owner, name } = place;
      const bellTimes = owner === 'school' ? { own: withOwn.has(id), mayEdit: editable.has(id) } : null;
      return { id, owner, name, mayEdit: this.access.mayEdit(actor, place), bellTimes };
    });
  }

  async one(manager: EntityManager, actor: Actor, place: Place): Promise<CalendarView> {
    const entries = await this.calendars.entriesOf(manager, place.id);
    const thisYear = schoolYearOf(this.access.today());
    const holidays = bankHolidaysBetween(`${thisYear - 1}-08-01`, `${thisYear + 2}-07-31`);
    return {
      id: place.id,
      owner: place.owner,
      name: place.name,
      version: await this.calendars.version(manager, place.id),
      entries: entries.map(toEntryView),
      inherited: place.owner === 'authority' ? null : await this.inherited(manager, place, entries),
      bankHolidays: holidays.map(({ day, name }) => ({ day, name, academicYear: schoolYearOf(day) })),
      availableActions: this.access.mayEdit(actor, place) ? ['edit'] : [],
    };
  }

  /** What counts here too: of a centre only closures, which alone close it. */
  private async inherited(manager: EntityManager, place: Place, own: readonly StoredEntry[]) {
    const { authorityId, authorityName, owner } = place;
    const all = await this.calendars.entriesOf(manager, authorityId);
    const counting = owner === 'centre' ? all.filter(({ kind }) => kind === 'closure') : all;
    const replaced = (entry: StoredEntry) =>
      own.some(({ term, academicYear }) => term !== null && term === entry.term && academicYear === entry.academicYear);
    return {
      from: { id: authorityId, name: authorityName },
      entries: counting.map((entry) => ({ ...toEntryView(entry), replaced: replaced(entry) })),
    };
  }
}

function toEntryView({ id, kind, name, firstDay, lastDay, term, academicYear }: StoredEntry): EntryView {
  return { id, kind, name, firstDay, lastDay, term, academicYear: academicYear ?? schoolYearOf(firstDay) };
}
