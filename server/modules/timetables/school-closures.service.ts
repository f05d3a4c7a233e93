import { Injectable } from '@nestjs/common';
import { RefusedError } from '../../common/errors/refused.error.js';
import { addDays } from '../../common/kernel/wall-time.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { CalendarAccess } from './calendar-access.js';
import { CalendarsRepository } from './calendars.repository.js';
import { entryProblem } from './domain/entry-rules.js';

/** Whole local days, both included, on which a school is closed. */
export interface ShutDays {
  readonly schoolId: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Closures of schools as entries of their calendars; whoever says so has been checked. */
@Injectable()
export class SchoolClosures {
  constructor(
    private readonly calendars: CalendarsRepository,
    private readonly access: CalendarAccess,
  ) {}

  /** Days that are in the calendar already stay as they are. @throws RefusedError calendar/… */
  async close(tx: Tx, { schoolId, firstDay, lastDay }: ShutDays, name: string): Promise<void> {
    const others = await this.calendars.entriesOf(tx.manager, schoolId);
    const entry = { kind: 'closure' as const, name, firstDay, lastDay, academicYear: null, term: null };
    const problem = entryProblem(entry, { owner: 'school', today: this.access.today(), others });
    if (problem === 'calendar/same-days') return;
    if (problem) throw new RefusedError(problem);
    await this.claim(tx, schoolId);
    await this.calendars.insert(tx, schoolId, [entry]);
  }

  /** The school is open again from a day on; what was before it stays. */
  async reopen(tx: Tx, { schoolId, firstDay, lastDay }: ShutDays, from: string): Promise<void> {
    const entries = await this.calendars.entriesOf(tx.manager, schoolId);
    const entry = entries.find((one) => one.kind === 'closure' && one.firstDay === firstDay && one.lastDay === lastDay);
    if (!entry || entry.lastDay < from) return;
    await this.claim(tx, schoolId);
    if (entry.firstDay >= from) await this.calendars.remove(tx, [entry.id]);
    else await this.calendars.update(tx, entry.id, { ...withoutId(entry), lastDay: addDays(from, -1) });
  }

  private async claim(tx: Tx, schoolId: string): Promise<void> {
    const version = await this.calendars.version(tx.manager, schoolId);
    await this.calendars.claim(tx, { id: schoolId, owner: 'school' }, version);
  }
}

function withoutId<T extends { readonly id: string }>({ id: _, ...entry }: T): Omit<T, 'id'> {
  return entry;
}
