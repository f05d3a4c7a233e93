import { Injectable } from '@nestjs/common';
import type {
  AcceptedEntries,
  AcceptEntries,
  CalendarList,
  CalendarView,
  WriteEntry,
} from '#shared/contracts/timetables.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import { CalendarAccess, type Place } from './calendar-access.js';
import { CalendarViews } from './calendar-views.queries.js';
import { CalendarsRepository, type StoredEntry } from './calendars.repository.js';
import { entryFrom, entryProblem, planImport } from './domain/entry-rules.js';

/** Which calendar, and the version of it that somebody saw. */
export interface Seen {
  readonly calendarId: string;
  readonly version: number;
}

/** An entry, and the version of its calendar that somebody saw. */
export interface SeenEntry {
  readonly entryId: string;
  readonly version: number;
}

@Injectable()
export class CalendarsService {
  constructor(
    private readonly store: Store,
    private readonly access: CalendarAccess,
    private readonly calendars: CalendarsRepository,
    private readonly views: CalendarViews,
  ) {}

  async list(actor: Actor): Promise<CalendarList> {
    return { items: await this.store.read((manager) => this.views.list(manager, actor)) };
  }

  /** @throws RefusedError calendar/not-found */
  one(actor: Actor, calendarId: string): Promise<CalendarView> {
    return this.store.read(async (manager) => {
      return this.views.one(manager, actor, await this.access.see(manager, actor, calendarId));
    });
  }

  /** @throws RefusedError calendar/not-found, resource/stale, or why the entry cannot stand beside the others */
  add(actor: Actor, seen: Seen, input: WriteEntry): Promise<CalendarView> {
    return this.change(actor, seen, async (tx, place, entries) => {
      const entry = entryFrom(input);
      this.check(entry, place, entries);
      await this.calendars.insert(tx, place.id, [entry]);
    });
  }

  /** @throws RefusedError calendar/entry-not-found, resource/stale, or why it cannot stand beside the others */
  edit(actor: Actor, { entryId, version }: SeenEntry, input: WriteEntry): Promise<CalendarView> {
    return this.changeEntry(actor, { entryId, version }, async (tx, place, entries) => {
      const entry = entryFrom(input);
      const others = entries.filter(({ id }) => id !== entryId);
      this.check(entry, place, others);
      await this.calendars.update(tx, entryId, entry);
    });
  }

  /** @throws RefusedError calendar/entry-not-found, resource/stale */
  remove(actor: Actor, seen: SeenEntry): Promise<CalendarView> {
    return this.changeEntry(actor, seen, (tx) => this.calendars.remove(tx, [seen.entryId]));
  }

  /** All of them or none. @throws RefusedError as for adding */
  async accept(actor: Actor, seen: Seen, { entries: wanted }: AcceptEntries): Promise<AcceptedEntries> {
    const counts = { added: 0, changed: 0, alreadyThere: 0 };
    const calendar = await this.change(actor, seen, async (tx, place, entries) => {
      const others = { owner: place.owner, today: this.access.today(), others: entries };
      const plan = planImport(wanted.map(entryFrom), others);
      if (typeof plan === 'string') throw new RefusedError(plan);
      const replaced = entries.filter(({ term, academicYear }) =>
        plan.changed.some((entry) => entry.term === term && entry.academicYear === academicYear),
      );
      if (replaced.length > 0)
        await this.calendars.remove(
          tx,
          replaced.map(({ id }) => id),
        );
      await this.calendars.insert(tx, place.id, [...plan.changed, ...plan.added]);
      const { added, changed, alreadyThere } = plan;
      Object.assign(counts, { added: added.length, changed: changed.length, alreadyThere });
    });
    return { ...counts, calendar };
  }

  private check(entry: ReturnType<typeof entryFrom>, { owner }: Place, others: readonly StoredEntry[]): void {
    const problem = entryProblem(entry, { owner, today: this.access.today(), others });
    if (problem) throw new RefusedError(problem);
  }

  private change(actor: Actor, { calendarId, version }: Seen, work: Work): Promise<CalendarView> {
    return this.store.write(async (tx) => {
      const place = await this.access.edit(tx.manager, actor, calendarId);
      return this.work(actor, { tx, place, version }, work);
    });
  }

  private changeEntry(actor: Actor, { entryId, version }: SeenEntry, work: Work): Promise<CalendarView> {
    return this.store.write(async (tx) => {
      const calendarId = await this.calendars.calendarOf(tx.manager, entryId);
      const place = calendarId === null ? null : await this.access.editable(tx.manager, actor, calendarId);
      if (!place) throw new RefusedError('calendar/entry-not-found');
      return this.work(actor, { tx, place, version }, work);
    });
  }

  private async work(
    actor: Actor,
    { tx, place, version }: { readonly tx: Tx; readonly place: Place; readonly version: number },
    work: Work,
  ): Promise<CalendarView> {
    await this.calendars.claim(tx, place, version);
    await work(tx, place, await this.calendars.entriesOf(tx.manager, place.id));
    return this.views.one(tx.manager, actor, place);
  }
}

/** What is done to a calendar whose entries stand still. */
type Work = (tx: Tx, place: Place, entries: readonly StoredEntry[]) => Promise<void>;
