import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CalendarEntryKind, PartnerKind, TermName } from '#shared/contracts/vocabulary.js';
import { bankHolidayOn } from '../../common/bank-holidays.js';
import { sql } from '../../database/dialect.js';
import { BellTimesQueries } from './bell-times.queries.js';
import { defaultPeriods } from './domain/bell-times.js';
import type { CalendarEntry, Calendars } from './domain/calendar-entry.js';
import { centreCalendar } from './domain/centre-calendar.js';
import { schoolCalendar } from './domain/school-calendar.js';
import { daysOf, groupDays, schoolDays, type DayRange, type SchoolDay } from './domain/school-days.js';
import { knownTerms, termOfDay, termSpans, type Term } from './domain/terms.js';

interface EntryRow extends CalendarEntry {
  readonly calendarId: string;
}

interface PartnerRow {
  readonly kind: PartnerKind;
  readonly authorityId: string;
  readonly phase: string | null;
}

const ALL_KINDS: readonly CalendarEntryKind[] = ['term', 'half_term', 'inset', 'closure', 'open'];
const CENTRE_KINDS: readonly CalendarEntryKind[] = ['closure', 'open'];

/** The school day and the closed day as plain facts for other modules. They say nothing about who may know them. */
@Injectable()
export class TimetablesQueries {
  constructor(private readonly bellTimes: BellTimesQueries) {}

  /**
   * Every local day from `from` to `to`, both included, in order. A community group has a day without periods every day.
   * Three queries, however long the range. Nobody's partner has no days.
   */
  async schoolDays(
    manager: EntityManager,
    { partnerId, ...range }: { readonly partnerId: string } & DayRange,
  ): Promise<{ days: readonly SchoolDay[]; ownBellTimes: boolean }> {
    const [partner] = await sql(manager)<PartnerRow>`
      SELECT p.kind, p.authority_id AS "authorityId", s.phase
        FROM partners p LEFT JOIN schools s ON s.id = p.id WHERE p.id = ${partnerId}`;
    if (!partner) return { days: [], ownBellTimes: false };
    if (partner.kind === 'community_group') return { days: groupDays(range), ownBellTimes: true };
    const schedules = await this.bellTimes.inForce(manager, partnerId, range);
    const reach = withAnchors(range, schedules);
    const calendars = await this.calendars(manager, { ownId: partnerId, inheritedId: partner.authorityId }, reach);
    const kindOf = remembering(schoolCalendar(calendars, bankHolidayOn));
    const days = schoolDays(range, kindOf, { schedules, otherwise: defaultPeriods(partner.phase) });
    return { days, ownBellTimes: schedules.length > 0 };
  }

  /**
   * Local day to the reason in words, for days of the range on which the centre is closed by a calendar or a bank
   * holiday. Days outside its weekly opening hours are not among them unless they are that too.
   */
  async centreClosedDays(
    manager: EntityManager,
    { centreId, ...range }: { readonly centreId: string } & DayRange,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await sql(manager)<EntryRow>`
      SELECT e.calendar_id AS "calendarId", e.kind, e.name, e.first_day AS "firstDay", e.last_day AS "lastDay"
        FROM centres c JOIN calendar_entries e ON e.calendar_id IN (c.id, c.authority_id)
       WHERE c.id = ${centreId} AND e.kind IN (${CENTRE_KINDS})
         AND e.first_day <= ${range.to} AND e.last_day >= ${range.from}`;
    const reasonOn = centreCalendar(divided(rows, centreId), bankHolidayOn);
    return new Map(
      daysOf(range).flatMap((day) => {
        const reason = reasonOn(day);
        return reason === null ? [] : [[day, reason] as const];
      }),
    );
  }

  /** The term of an authority to which a day counts: its own where it has entered one, otherwise the fixed one. */
  async termOf(manager: EntityManager, authorityId: string, day: string): Promise<Term> {
    const year = Number(day.slice(0, 4));
    return termOfDay(await this.termsKnown(manager, authorityId, [year - 1, year]), day);
  }

  /** The three stretches into which the terms of an authority divide a school year, holidays included. */
  async termSpans(manager: EntityManager, authorityId: string, academicYear: number): Promise<readonly Term[]> {
    const years = [academicYear, academicYear + 1];
    return termSpans(await this.termsKnown(manager, authorityId, years), academicYear);
  }

  private async termsKnown(manager: EntityManager, authorityId: string, years: readonly number[]) {
    const rows = await sql(manager)<EntryRow>`
      SELECT kind, name, first_day AS "firstDay", last_day AS "lastDay", academic_year AS "academicYear", term
        FROM calendar_entries
       WHERE calendar_id = ${authorityId} AND kind = 'term' AND academic_year IN (${years})`;
    return knownTerms(rows);
  }

  /** A calendar's own entries and those it inherits that can matter to a range. */
  private async calendars(
    manager: EntityManager,
    { ownId, inheritedId }: { readonly ownId: string; readonly inheritedId: string },
    { from, to }: DayRange,
  ): Promise<Calendars> {
    const [firstYear, lastYear] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4))];
    const rows = await sql(manager)<EntryRow & { term: TermName | null }>`
      SELECT calendar_id AS "calendarId", kind, name, first_day AS "firstDay", last_day AS "lastDay",
             academic_year AS "academicYear", term
        FROM calendar_entries
       WHERE calendar_id IN (${[ownId, inheritedId]}) AND kind IN (${ALL_KINDS})
         AND ((kind = 'term' AND academic_year BETWEEN ${firstYear} AND ${lastYear})
           OR (kind <> 'term' AND first_day <= ${to} AND last_day >= ${from}))`;
    return divided(rows, ownId);
  }
}

function divided(rows: readonly EntryRow[], ownId: string): Calendars {
  return {
    own: rows.filter(({ calendarId }) => calendarId === ownId),
    inherited: rows.filter(({ calendarId }) => calendarId !== ownId),
  };
}

/** Weeks are counted from a day in a week A, so that the calendar is asked about the days from there on too. */
function withAnchors(range: DayRange, schedules: readonly { readonly weekADay: string | null }[]): DayRange {
  const anchors = schedules.flatMap(({ weekADay }) => (weekADay === null ? [] : [weekADay]));
  const all = [range.from, range.to, ...anchors].sort();
  return { from: all[0] ?? range.from, to: all.at(-1) ?? range.to };
}

/** A day is asked for its kind, and again when the weeks are counted. */
function remembering<T>(ask: (day: string) => T): (day: string) => T {
  const known = new Map<string, T>();
  return (day) => {
    const value = known.get(day) ?? ask(day);
    known.set(day, value);
    return value;
  };
}
