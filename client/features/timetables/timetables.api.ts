import { z } from 'zod';
import {
  bellScheduleView,
  bellTimesRoutes,
  bellTimesView,
  type WriteBellTimes,
} from '#shared/contracts/bell-times.contract.js';
import {
  acceptedEntries,
  calendarImportPreview,
  calendarList,
  calendarView,
  timetablesRoutes,
  type WriteEntry,
} from '#shared/contracts/timetables.contract.js';
import { ApiRefusal, InvalidInput } from '../../core/errors.js';
import { del, fillPath, get, post, put, upload } from '../../core/http.js';

const calendar = { response: calendarView };
const ifMatch = (version: number): { ifMatch: string } => ({ ifMatch: `"${version}"` });

/** A thing together with the version that was read: an edit says what it changes. */
interface Versioned {
  id: string;
  version: number;
}

const refusedFile = z.object({ problem: z.object({ reason: z.string(), mend: z.string() }) });

/** A file that cannot be used is a wrong answer to the question for it. */
function atTheFile(error: unknown): unknown {
  if (!(error instanceof ApiRefusal)) return error;
  const refused = refusedFile.safeParse(error.details);
  const tooLarge = error.refusal === 'calendar/file-too-large' || error.refusal === 'input/too-large';
  if (!refused.success && !tooLarge) return error;
  const message = refused.success ? `${refused.data.problem.reason} ${refused.data.problem.mend}` : error.message;
  return new InvalidInput([{ path: 'file', message }]);
}

export const timetablesApi = {
  list: () => get(timetablesRoutes.calendars, { response: calendarList }),
  calendar: (calendarId: string) => get(fillPath(timetablesRoutes.calendar, { calendarId }), calendar),
  add: ({ id, version }: Versioned, entry: WriteEntry) =>
    post(fillPath(timetablesRoutes.entries, { calendarId: id }), entry, { ...calendar, ...ifMatch(version) }),
  edit: (entryId: string, version: number, entry: WriteEntry) =>
    put(fillPath(timetablesRoutes.entry, { entryId }), entry, { ...calendar, ...ifMatch(version) }),
  remove: (entryId: string, version: number) =>
    del(fillPath(timetablesRoutes.entry, { entryId }), { ...calendar, ...ifMatch(version) }),

  async preview(calendarId: string, file: File) {
    try {
      const path = fillPath(timetablesRoutes.importPreviews, { calendarId });
      return await upload(path, { file }, { response: calendarImportPreview });
    } catch (error) {
      throw atTheFile(error);
    }
  },
  accept: ({ id, version }: Versioned, entries: readonly WriteEntry[]) => {
    const path = fillPath(timetablesRoutes.importedEntries, { calendarId: id });
    return post(path, { entries }, { response: acceptedEntries, ...ifMatch(version) });
  },

  bellTimes: (schoolId: string) => get(fillPath(bellTimesRoutes.ofSchool, { schoolId }), { response: bellTimesView }),
  addBellTimes: (schoolId: string, body: WriteBellTimes) =>
    post(fillPath(bellTimesRoutes.ofSchool, { schoolId }), body, { response: bellScheduleView }),
  replaceBellTimes: ({ id, version }: Versioned, body: WriteBellTimes) =>
    put(fillPath(bellTimesRoutes.schedule, { scheduleId: id }), body, {
      response: bellScheduleView,
      ...ifMatch(version),
    }),
  removeBellTimes: ({ id, version }: Versioned) =>
    del(fillPath(bellTimesRoutes.schedule, { scheduleId: id }), { response: bellTimesView, ...ifMatch(version) }),
};
