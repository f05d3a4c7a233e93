import { availabilityRoutes, dayView, type DayView } from '#shared/contracts/availability.contract.js';
import {
  centreList,
  centresRoutes,
  centreView,
  type CentreList,
  type CentreView,
} from '#shared/contracts/centres.contract.js';
import { fillPath, get } from '../../core/http.js';

export const boardApi = {
  day: (centreId: string, day: string): Promise<DayView> =>
    get(fillPath(availabilityRoutes.day, { centreId, day }), { response: dayView }),
  centres: (): Promise<CentreList> => get(centresRoutes.centres, { response: centreList }),
  centre: (centreId: string): Promise<CentreView> =>
    get(fillPath(centresRoutes.centre, { centreId }), { response: centreView }),
};
