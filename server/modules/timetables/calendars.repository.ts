import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { bulkInsert } from '../../database/bulk-insert.js';
import { sql } from '../../database/dialect.js';
import { expectCurrent } from '../../database/expect-current.js';
import type { Place } from './calendar-access.js';
import type { CalendarEntry as Entry } from './domain/calendar-entry.js';
import { CalendarEntry } from './entities/calendar-entry.entity.js';
import { Calendar } from './entities/calendar.entity.js';

export interface StoredEntry extends Entry {
  readonly id: string;
}

/** The version of a calendar in which nothing was ever entered. */
export const FIRST_VERSION = 1;

@Injectable()
export class CalendarsRepository {
  /**
   * Moves the calendar's version on, so that writers of one calendar come one after the other; makes the calendar where
   * nothing was entered yet.
   * @throws RefusedError resource/stale
   */
  async claim(tx: Tx, { id, owner }: Pick<Place, 'id' | 'owner'>, version: number): Promise<void> {
    const ifOwner = (kind: Place['owner']) => (owner === kind ? id : null);
    await sql(tx.manager)`
      INSERT INTO calendars (id, authority_id, centre_id, school_id, version)
      VALUES (${id}, ${ifOwner('authority')}, ${ifOwner('centre')}, ${ifOwner('school')}, ${FIRST_VERSION})
      ON CONFLICT (id) DO NOTHING`;
    expectCurrent(await tx.manager.update(Calendar, { id, version }, { version: version + 1 }));
  }

  async version(manager: EntityManager, calendarId: string): Promise<number> {
    return (await manager.findOneBy(Calendar, { id: calendarId }))?.version ?? FIRST_VERSION;
  }

  async calendarOf(manager: EntityManager, entryId: string): Promise<string | null> {
    return (await manager.findOneBy(CalendarEntry, { id: entryId }))?.calendarId ?? null;
  }

  /** In the order of time. */
  entriesOf(manager: EntityManager, calendarId: string): Promise<StoredEntry[]> {
    return sql(manager)<StoredEntry>`
      SELECT id, kind, name, first_day AS "firstDay", last_day AS "lastDay", academic_year AS "academicYear", term
        FROM calendar_entries WHERE calendar_id = ${calendarId} ORDER BY first_day, last_day, id`;
  }

  async insert(tx: Tx, calendarId: string, entries: readonly Entry[]): Promise<void> {
    const rows = entries.map(({ kind, name, firstDay, lastDay, academicYear, term }) => ({
      id: newId(),
      calendar_id: calendarId,
      ...{ kind, name, first_day: firstDay, last_day: lastDay, academic_year: academicYear, term },
    }));
    await bulkInsert(tx.manager, 'calendar_entries', rows);
  }

  async update(tx: Tx, entryId: string, entry: Entry): Promise<void> {
    await tx.manager.update(CalendarEntry, { id: entryId }, { ...entry });
  }

  async remove(tx: Tx, entryIds: readonly string[]): Promise<void> {
    await sql(tx.manager)`DELETE FROM calendar_entries WHERE id IN (${entryIds})`;
  }
}
