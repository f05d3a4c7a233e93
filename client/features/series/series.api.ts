import { centresRoutes, centreView } from '#shared/contracts/centres.contract.js';
import {
  hostTimetablePreview,
  hostTimetableResult,
  hostTimetableRoutes,
  type HostTimetablePreview,
} from '#shared/contracts/host-timetable.contract.js';
import { fileProblem } from '#shared/contracts/imports.contract.js';
import type { EditSeries, RepeatVisit } from '#shared/contracts/series-requests.contract.js';
import { seriesDecision, seriesDetailView, seriesPreview, seriesRoutes } from '#shared/contracts/series.contract.js';
import { visitDetailView, visitsRoutes } from '#shared/contracts/visits.contract.js';
import type { ReasonCode } from '#shared/contracts/vocabulary.js';
import { z } from 'zod';
import { ApiRefusal, InvalidInput } from '../../core/errors.js';
import { fillPath, get, post, upload } from '../../core/http.js';

type Decided = { visitId: string; version: number }[];
export interface EndReason {
  reasonCode: ReasonCode;
  note?: string | undefined;
}

/** A file of lessons with the days between which they are taught. */
export interface TimetableFile {
  from: string;
  until: string;
  file: File;
}

const decide = (route: string, seriesId: string, body: object) =>
  post(fillPath(route, { seriesId }), body, { response: seriesDecision });

const refusedFile = z.object({ problem: fileProblem });

export const seriesApi = {
  visit: (visitId: string) => get(fillPath(visitsRoutes.visit, { visitId }), { response: visitDetailView }),
  one: (seriesId: string) => get(fillPath(seriesRoutes.one, { seriesId }), { response: seriesDetailView }),
  previewRepetition: (visitId: string, body: RepeatVisit) =>
    post(fillPath(seriesRoutes.repetitionPreviews, { visitId }), body, { response: seriesPreview }),
  repeat: (visitId: string, body: RepeatVisit, idempotencyKey: string) =>
    post(fillPath(seriesRoutes.repetition, { visitId }), body, { response: seriesDetailView, idempotencyKey }),
  previewEdit: (seriesId: string, body: EditSeries) =>
    post(fillPath(seriesRoutes.editPreviews, { seriesId }), body, { response: seriesPreview }),
  edit: (seriesId: string, body: EditSeries) =>
    post(fillPath(seriesRoutes.edits, { seriesId }), body, { response: seriesDetailView }),
  approve: (seriesId: string, occurrences: Decided) => decide(seriesRoutes.approval, seriesId, { occurrences }),
  decline: (seriesId: string, occurrences: Decided, reason: EndReason) =>
    decide(seriesRoutes.decline, seriesId, { occurrences, ...reason }),
  cancel: (seriesId: string, occurrences: Decided, reason: EndReason) =>
    decide(seriesRoutes.cancellation, seriesId, { occurrences, ...reason }),
  /** Rooms in use at a centre, by name. */
  roomsOf: async (centreId: string) => {
    const { rooms } = await get(fillPath(centresRoutes.centre, { centreId }), { response: centreView });
    return rooms.filter(({ retired }) => !retired).map(({ id, name }) => ({ value: id, label: name }));
  },
  /** @throws InvalidInput for a file that cannot be used, so that the reason stands at the file */
  async previewTimetable(centreId: string, { from, until, file }: TimetableFile): Promise<HostTimetablePreview> {
    try {
      const route = fillPath(hostTimetableRoutes.previews, { centreId });
      return await upload(route, { from, until, file }, { response: hostTimetablePreview });
    } catch (error) {
      throw atTheFile(error);
    }
  },
  acceptTimetable: (
    centreId: string,
    { from, until, file }: TimetableFile,
    { fingerprint, leaveOutBadRows }: { fingerprint: string; leaveOutBadRows: boolean },
  ) => {
    const fields = { from, until, fingerprint, leaveOutBadRows: leaveOutBadRows ? 'yes' : 'no', file };
    return upload(fillPath(hostTimetableRoutes.timetable, { centreId }), fields, { response: hostTimetableResult });
  },
};

const ABOUT_THE_FILE = ['input/too-large', 'host-timetable/file-too-large', 'host-timetable/too-many-rows'];

function atTheFile(error: unknown): unknown {
  if (!(error instanceof ApiRefusal)) return error;
  const refused = refusedFile.safeParse(error.details);
  if (!refused.success && !ABOUT_THE_FILE.includes(error.refusal)) return error;
  const { line, reason, mend } = refused.data?.problem ?? { line: null, reason: error.message, mend: '' };
  const place = line === null ? '' : `Line ${line}: `;
  return new InvalidInput([{ path: 'file', message: `${place}${reason} ${mend}`.trim() }]);
}
