import {
  activitiesRoutes,
  activityView,
  cataloguePage,
  staffActivityList,
  staffActivityView,
  type CatalogueQuery,
  type StaffActivityView,
  type WriteActivity,
} from '#shared/contracts/activities.contract.js';
import { centresRoutes, centreView } from '#shared/contracts/centres.contract.js';
import { del, fillPath, get, post, put, upload } from '../../core/http.js';

/** An activity together with the version that was read: an edit says what it changes. */
type Versioned = Pick<StaffActivityView, 'id' | 'version'>;

const of = (route: string, { id }: { id: string }): string => fillPath(route, { activityId: id });
const on = ({ version }: Versioned) => ({ response: staffActivityView, ifMatch: `"${version}"` });

export const activitiesApi = {
  catalogue: (query: Partial<CatalogueQuery>) =>
    get(activitiesRoutes.activities, { query, response: cataloguePage, anonymous: true }),
  one: (id: string) => get(of(activitiesRoutes.activity, { id }), { response: activityView, anonymous: true }),

  ofCentre: (centreId: string) =>
    get(fillPath(activitiesRoutes.ofCentre, { centreId }), { response: staffActivityList }),
  /** Its rooms and equipment, to choose from. */
  centre: (centreId: string) => get(fillPath(centresRoutes.centre, { centreId }), { response: centreView }),
  forStaff: (id: string) => get(of(activitiesRoutes.staffView, { id }), { response: staffActivityView }),
  write: (centreId: string, body: WriteActivity) =>
    post(fillPath(activitiesRoutes.ofCentre, { centreId }), body, { response: staffActivityView }),
  edit: (activity: Versioned, body: WriteActivity) => put(of(activitiesRoutes.activity, activity), body, on(activity)),

  givePicture: (activity: Versioned, alternativeText: string, file: File) =>
    upload(of(activitiesRoutes.newPicture, activity), { alternativeText, file }, on(activity), 'PUT'),
  describePicture: (activity: Versioned, alternativeText: string) =>
    put(of(activitiesRoutes.alternativeText, activity), { alternativeText }, on(activity)),
  removePicture: (activity: Versioned) => del(of(activitiesRoutes.newPicture, activity), on(activity)),

  publish: (activity: Versioned) => post(of(activitiesRoutes.publication, activity), {}, on(activity)),
  unpublish: (activity: Versioned) => del(of(activitiesRoutes.publication, activity), on(activity)),
  retire: (activity: Versioned) => post(of(activitiesRoutes.retirement, activity), {}, on(activity)),
  bringBack: (activity: Versioned) => del(of(activitiesRoutes.retirement, activity), on(activity)),
};
