import { Injectable } from '@nestjs/common';
import { CALENDAR_LIMITS, type CalendarImportPreview } from '#shared/contracts/timetables.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { bankHolidayOn } from '../../common/bank-holidays.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Upload } from '../../common/http/upload.js';
import { Store } from '../../database/store.js';
import { decodeText } from '../partners/index.js';
import { CalendarAccess } from './calendar-access.js';
import { CalendarsRepository } from './calendars.repository.js';
import type { ReadFile } from './domain/found-days.js';
import { importRows } from './domain/import-rows.js';
import { readCalendarCsv } from './read-calendar-csv.js';
import { readCalendarIcs } from './read-calendar-ics.js';

/** What a calendar file would bring. Nothing is written: whoever accepts sends the rows as they want them. */
@Injectable()
export class CalendarImportsService {
  constructor(
    private readonly store: Store,
    private readonly access: CalendarAccess,
    private readonly calendars: CalendarsRepository,
  ) {}

  /** @throws RefusedError calendar/not-found, calendar/file-too-large, calendar/file-refused with the problem */
  async preview(actor: Actor, calendarId: string, upload: Upload): Promise<CalendarImportPreview> {
    const { place, held, version } = await this.store.read(async (manager) => ({
      place: await this.access.edit(manager, actor, calendarId),
      held: await this.calendars.entriesOf(manager, calendarId),
      version: await this.calendars.version(manager, calendarId),
    }));
    if (upload.bytes.length > CALENDAR_LIMITS.fileBytes) throw new RefusedError('calendar/file-too-large');
    const file = await readCalendarFile(upload.bytes);
    if (!file.ok) throw new RefusedError('calendar/file-refused', { problem: file.problem });
    const today = this.access.today();
    const { rows, leftOut } = importRows(file.value, { owner: place.owner, today, bankHolidayOn, held });
    return { fileName: upload.fileName, positionsAre: file.value.positionsAre, rows, leftOut, version };
  }
}

/** Which of the two kinds it is, the file itself says better than its name. */
export async function readCalendarFile(bytes: Uint8Array): Promise<ReadFile> {
  const text = decodeText(bytes);
  if (!text.ok) return { ok: false, problem: { reason: text.fault.reason, mend: text.fault.mend } };
  const isCalendar = /^\s*BEGIN:/i.test(text.value);
  return isCalendar ? readCalendarIcs(text.value) : readCalendarCsv(text.value);
}
