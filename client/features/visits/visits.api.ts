import { centresRoutes, centreView } from '#shared/contracts/centres.contract.js';
import { feedsRoutes } from '#shared/contracts/feeds.contract.js';
import {
  finalNumbersRoutes,
  type ConfirmFinalNumbers,
  type ExtendFinalNumbers,
} from '#shared/contracts/final-numbers.contract.js';
import { seriesList, seriesRoutes } from '#shared/contracts/series.contract.js';
import {
  type ApproveVisit,
  type ChangeVisit,
  type RecordAttendance,
  type RecordNoShow,
  type WithdrawVisit,
} from '#shared/contracts/visit-requests.contract.js';
import {
  visitDetailView,
  visitPage,
  visitsRoutes,
  type VisitDetailView,
  type VisitPage,
  type VisitQuery,
} from '#shared/contracts/visits.contract.js';
import { download } from '../../core/download.js';
import { fillPath, get, post } from '../../core/http.js';

type Listing = Partial<Omit<VisitQuery, 'limit'>> & { limit?: number };

/** A form has asked for the reason where one is needed; the server refuses such a move without it. */
type Reasoned = WithdrawVisit;

const move = (route: string, visitId: string, body: object): Promise<VisitDetailView> =>
  post(fillPath(route, { visitId }), body, { response: visitDetailView });

export const visitsApi = {
  list: (query: Listing): Promise<VisitPage> => get(visitsRoutes.visits, { query, response: visitPage }),
  one: (visitId: string): Promise<VisitDetailView> =>
    get(fillPath(visitsRoutes.visit, { visitId }), { response: visitDetailView }),
  approve: (id: string, body: ApproveVisit) => move(visitsRoutes.approval, id, body),
  decline: (id: string, body: Reasoned) => move(visitsRoutes.decline, id, body),
  withdraw: (id: string, body: Reasoned) => move(visitsRoutes.withdrawal, id, body),
  cancel: (id: string, body: Reasoned) => move(visitsRoutes.cancellation, id, body),
  recordAttendance: (id: string, body: RecordAttendance) => move(visitsRoutes.attendance, id, body),
  recordNoShow: (id: string, body: RecordNoShow) => move(visitsRoutes.noShow, id, body),
  confirmNumbers: (id: string, body: ConfirmFinalNumbers) => move(finalNumbersRoutes.confirmation, id, body),
  extendNumbers: (id: string, body: ExtendFinalNumbers) => move(finalNumbersRoutes.deadline, id, body),
  undo: (id: string, body: { version: number }) => move(visitsRoutes.undo, id, body),
  change: (visitId: string, body: ChangeVisit) => move(visitsRoutes.change, visitId, body),
  /** Rooms in use at a centre, by name. */
  roomsOf: async (centreId: string) => {
    const { rooms } = await get(fillPath(centresRoutes.centre, { centreId }), { response: centreView });
    return rooms.filter(({ retired }) => !retired).map(({ id, name }) => ({ value: id, label: name }));
  },
  pendingSeries: async () => (await get(seriesRoutes.all, { query: { pending: 'true' }, response: seriesList })).items,
  saveForCalendar: (visitId: string) => download(fillPath(feedsRoutes.visitFile, { visitId }), 'visit.ics'),
};
