import {
  availabilityRoutes,
  dayView,
  weekView,
  type DayView,
  type WeekView,
} from '#shared/contracts/availability.contract.js';
import {
  centreList,
  centresRoutes,
  centreView,
  type CentreList,
  type CentreView,
} from '#shared/contracts/centres.contract.js';
import { schoolDaysView, timetablesRoutes } from '#shared/contracts/timetables.contract.js';
import {
  visitDetailView,
  visitsRoutes,
  type ChangeVisit,
  type VisitDetailView,
} from '#shared/contracts/visits.contract.js';
import { fillPath, get, post } from '../../core/http.js';

export const boardApi = {
  day: (centreId: string, day: string): Promise<DayView> =>
    get(fillPath(availabilityRoutes.day, { centreId, day }), { response: dayView }),
  week: (centreId: string, day: string): Promise<WeekView> =>
    get(fillPath(availabilityRoutes.week, { centreId, day }), { response: weekView }),
  change: (visitId: string, body: ChangeVisit): Promise<VisitDetailView> =>
    post(fillPath(visitsRoutes.change, { visitId }), body, { response: visitDetailView }),
  schoolDays: (partnerId: string, query: { from: string; to: string }) =>
    get(fillPath(timetablesRoutes.schoolDays, { partnerId }), { query, response: schoolDaysView }),
  centres: (): Promise<CentreList> => get(centresRoutes.centres, { response: centreList }),
  centre: (centreId: string): Promise<CentreView> =>
    get(fillPath(centresRoutes.centre, { centreId }), { response: centreView }),
};
