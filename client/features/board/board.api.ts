import { z } from 'zod';
import { availabilityRoutes, dayView, type DayView, type WeekView } from '#shared/contracts/availability.contract.js';
import {
  centreList,
  centresRoutes,
  centreView,
  type CentreList,
  type CentreView,
} from '#shared/contracts/centres.contract.js';
import { schoolDaysView, timetablesRoutes } from '#shared/contracts/timetables.contract.js';
import { type ChangeVisit } from '#shared/contracts/visit-requests.contract.js';
import { visitDetailView, visitsRoutes, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { fillPath, get, post } from '../../core/http.js';

const many = z.array(z.unknown());
const looseDay = z.looseObject({ rooms: many, tutors: many, pools: many });
const looseWeek = z.object({ days: z.array(looseDay).length(7) });

/** A full week has two thousand visits. Of each kind one row is looked at closely: the others are made like it. */
function checkDay(day: z.infer<typeof looseDay>): void {
  const [rooms, tutors, pools] = [day.rooms, day.tutors, day.pools].map((rows) => rows.slice(0, 1));
  dayView.parse({ ...day, rooms, tutors, pools });
}

const dayReader = {
  parse(input: unknown): DayView {
    checkDay(looseDay.parse(input));
    return input as DayView;
  },
};

const weekReader = {
  parse(input: unknown): WeekView {
    looseWeek.parse(input).days.forEach(checkDay);
    return input as WeekView;
  },
};

export const boardApi = {
  day: (centreId: string, day: string): Promise<DayView> =>
    get(fillPath(availabilityRoutes.day, { centreId, day }), { response: dayReader }),
  week: (centreId: string, day: string): Promise<WeekView> =>
    get(fillPath(availabilityRoutes.week, { centreId, day }), { response: weekReader }),
  change: (visitId: string, body: ChangeVisit): Promise<VisitDetailView> =>
    post(fillPath(visitsRoutes.change, { visitId }), body, { response: visitDetailView }),
  schoolDays: (partnerId: string, query: { from: string; to: string }) =>
    get(fillPath(timetablesRoutes.schoolDays, { partnerId }), { query, response: schoolDaysView }),
  centres: (): Promise<CentreList> => get(centresRoutes.centres, { response: centreList }),
  centre: (centreId: string): Promise<CentreView> =>
    get(fillPath(centresRoutes.centre, { centreId }), { response: centreView }),
};
