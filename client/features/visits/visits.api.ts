import { activitiesRoutes, activityView } from '#shared/contracts/activities.contract.js';
import { availabilityRoutes, timesView, type TimesView } from '#shared/contracts/availability.contract.js';
import { centreList, centresRoutes } from '#shared/contracts/centres.contract.js';
import { feedsRoutes } from '#shared/contracts/feeds.contract.js';
import { journeysRoutes, journeyView } from '#shared/contracts/journeys.contract.js';
import { centrePartnerships, partnersRoutes } from '#shared/contracts/partners.contract.js';
import {
  visitDetailView,
  visitPage,
  visitsRoutes,
  type ApproveVisit,
  type RecordAttendance,
  type RecordNoShow,
  type RequestVisit,
  type VisitDetailView,
  type VisitPage,
  type VisitQuery,
  type WithdrawVisit,
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
  request: (body: RequestVisit, idempotencyKey: string): Promise<VisitDetailView> =>
    post(visitsRoutes.visits, body, { response: visitDetailView, idempotencyKey }),
  approve: (id: string, body: ApproveVisit) => move(visitsRoutes.approval, id, body),
  decline: (id: string, body: Reasoned) => move(visitsRoutes.decline, id, body),
  withdraw: (id: string, body: Reasoned) => move(visitsRoutes.withdrawal, id, body),
  cancel: (id: string, body: Reasoned) => move(visitsRoutes.cancellation, id, body),
  recordAttendance: (id: string, body: RecordAttendance) => move(visitsRoutes.attendance, id, body),
  recordNoShow: (id: string, body: RecordNoShow) => move(visitsRoutes.noShow, id, body),
  saveForCalendar: (visitId: string) => download(fillPath(feedsRoutes.visitFile, { visitId }), 'visit.ics'),
  activity: (activityId: string) =>
    get(fillPath(activitiesRoutes.activity, { activityId }), { response: activityView, anonymous: true }),
  centres: async () => (await get(centresRoutes.centres, { response: centreList })).items,
  /** The schools and groups that are partners of a centre today, by name. */
  partnersOf: async (centreId: string) => {
    const { items } = await get(fillPath(partnersRoutes.partnerships, { centreId }), { response: centrePartnerships });
    const current = items
      .filter((item) => item.current)
      .map(({ partner }) => ({ value: partner.id, label: partner.name }));
    return current.sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
  },
  times: (
    centreId: string,
    query: { day: string; startTime: string; endTime: string; pupils: number },
  ): Promise<TimesView> => get(fillPath(availabilityRoutes.times, { centreId }), { query, response: timesView }),
  /** How a partner travels to a centre, and when it leaves for the session. */
  journey: (
    { centreId, partnerId }: { centreId: string; partnerId: string },
    query: { day: string; startTime: string; endTime: string; people: number },
  ) => get(fillPath(journeysRoutes.journey, { centreId, partnerId }), { query, response: journeyView }),
};
