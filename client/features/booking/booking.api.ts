import { activitiesRoutes, activityView, cataloguePage } from '#shared/contracts/activities.contract.js';
import { availabilityRoutes, timesView } from '#shared/contracts/availability.contract.js';
import { centreList, centresRoutes, centreView } from '#shared/contracts/centres.contract.js';
import { feedsRoutes } from '#shared/contracts/feeds.contract.js';
import { journeysRoutes, journeyView } from '#shared/contracts/journeys.contract.js';
import { centrePartnerships, partnersRoutes } from '#shared/contracts/partners.contract.js';
import { foundTimes, searchRoutes, type SearchTimes } from '#shared/contracts/search.contract.js';
import { schoolDaysView, timetablesRoutes } from '#shared/contracts/timetables.contract.js';
import { type RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { requestedVisitView, visitDetailView, visitPage, visitsRoutes } from '#shared/contracts/visits.contract.js';
import { download } from '../../core/download.js';
import { fillPath, get, post } from '../../core/http.js';

/** More activities than any centre offers; one list to choose from. */
const MOST_ACTIVITIES = 60;

export const bookingApi = {
  centres: async () => (await get(centresRoutes.centres, { response: centreList })).items,
  centre: (centreId: string) => get(fillPath(centresRoutes.centre, { centreId }), { response: centreView }),
  activities: (centreId: string) =>
    get(activitiesRoutes.activities, {
      query: { centreId, limit: MOST_ACTIVITIES },
      response: cataloguePage,
      anonymous: true,
    }),
  activity: (activityId: string) =>
    get(fillPath(activitiesRoutes.activity, { activityId }), { response: activityView, anonymous: true }),
  /** The schools and groups that are partners of a centre today, by name. */
  partnersOf: async (centreId: string) => {
    const { items } = await get(fillPath(partnersRoutes.partnerships, { centreId }), { response: centrePartnerships });
    const current = items
      .filter((item) => item.current)
      .map(({ partner }) => ({ value: partner.id, label: partner.name }));
    return current.sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
  },
  schoolDays: (partnerId: string, query: { from: string; to: string }) =>
    get(fillPath(timetablesRoutes.schoolDays, { partnerId }), { query, response: schoolDaysView }),
  /** The visit of a school or group that takes place last. */
  lastVisitOf: async (partnerId: string) =>
    (await get(visitsRoutes.visits, { query: { partnerId, order: 'dayDescending', limit: 1 }, response: visitPage }))
      .items[0],
  search: (body: SearchTimes) => post(searchRoutes.searches, body, { response: foundTimes }),
  times: (
    centreId: string,
    query: { day: string; startTime: string; endTime: string; pupils: number; stepFree?: boolean | undefined },
  ) => get(fillPath(availabilityRoutes.times, { centreId }), { query, response: timesView }),
  /** How a partner travels to a centre, and when it leaves for the session. */
  journey: (
    { centreId, partnerId }: { centreId: string; partnerId: string },
    query: { day: string; startTime: string; endTime: string; people: number },
  ) => get(fillPath(journeysRoutes.journey, { centreId, partnerId }), { query, response: journeyView }),
  request: (body: RequestVisit, idempotencyKey: string) =>
    post(visitsRoutes.visits, body, { response: requestedVisitView, idempotencyKey }),
  visit: (visitId: string) => get(fillPath(visitsRoutes.visit, { visitId }), { response: visitDetailView }),
  saveForCalendar: (visitId: string) => download(fillPath(feedsRoutes.visitFile, { visitId }), 'visit.ics'),
};
