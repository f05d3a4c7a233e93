import { centreList, centresRoutes, centreView, type EditCentre } from '#shared/contracts/centres.contract.js';
import {
  poolView,
  reportedView,
  type ReportOutOfService,
  type WritePool,
} from '#shared/contracts/equipment.contract.js';
import {
  openingOverrideView,
  overriddenView,
  type WriteOpeningOverride,
} from '#shared/contracts/opening-overrides.contract.js';
import { partnerList, partnersRoutes } from '#shared/contracts/partners.contract.js';
import { roomView, type WriteRoom } from '#shared/contracts/rooms.contract.js';
import {
  leaveTaken,
  tutorAccounts,
  tutorView,
  type WriteLeave,
  type WriteTutor,
} from '#shared/contracts/tutors.contract.js';
import {
  takenOffTheRoad,
  vehicleView,
  type ReportOffTheRoad,
  type WriteVehicle,
} from '#shared/contracts/vehicles.contract.js';
import { del, fillPath, get, post, put } from '../../core/http.js';

/** A thing together with the version that was read: an edit says what it changes. */
interface Versioned {
  id: string;
  version: number;
}

const room = { response: roomView };
const pool = { response: poolView };
const tutor = { response: tutorView };
const vehicle = { response: vehicleView };
const ifMatch = ({ version }: Versioned): { ifMatch: string } => ({ ifMatch: `"${version}"` });

export const centresApi = {
  list: () => get(centresRoutes.centres, { response: centreList }),
  one: (centreId: string) => get(fillPath(centresRoutes.centre, { centreId }), { response: centreView }),
  create: (body: EditCentre) => post(centresRoutes.centres, body, { response: centreView }),
  edit: (centre: Versioned, body: EditCentre) =>
    put(fillPath(centresRoutes.centre, { centreId: centre.id }), body, { response: centreView, ...ifMatch(centre) }),

  addRoom: (centreId: string, body: WriteRoom) => post(fillPath(centresRoutes.rooms, { centreId }), body, room),
  editRoom: (one: Versioned, body: WriteRoom) =>
    put(fillPath(centresRoutes.room, { roomId: one.id }), body, { ...room, ...ifMatch(one) }),
  retireRoom: (one: Versioned) =>
    post(fillPath(centresRoutes.roomRetirement, { roomId: one.id }), {}, { ...room, ...ifMatch(one) }),
  bringRoomBack: (one: Versioned) =>
    del(fillPath(centresRoutes.roomRetirement, { roomId: one.id }), { ...room, ...ifMatch(one) }),

  addPool: (centreId: string, body: WritePool) => post(fillPath(centresRoutes.pools, { centreId }), body, pool),
  editPool: (one: Versioned, body: WritePool) =>
    put(fillPath(centresRoutes.pool, { poolId: one.id }), body, { ...pool, ...ifMatch(one) }),
  retirePool: (one: Versioned) =>
    post(fillPath(centresRoutes.poolRetirement, { poolId: one.id }), {}, { ...pool, ...ifMatch(one) }),
  bringPoolBack: (one: Versioned) =>
    del(fillPath(centresRoutes.poolRetirement, { poolId: one.id }), { ...pool, ...ifMatch(one) }),

  report: (poolId: string, body: ReportOutOfService) =>
    post(fillPath(centresRoutes.outOfService, { poolId }), body, { response: reportedView }),
  backInService: (reportId: string) => post(fillPath(centresRoutes.backInService, { reportId }), {}, pool),

  tutorAccounts: (centreId: string) =>
    get(fillPath(centresRoutes.tutorAccounts, { centreId }), { response: tutorAccounts }),
  addTutor: (centreId: string, body: WriteTutor) => post(fillPath(centresRoutes.tutors, { centreId }), body, tutor),
  editTutor: (one: Versioned, body: WriteTutor) =>
    put(fillPath(centresRoutes.tutor, { tutorId: one.id }), body, { ...tutor, ...ifMatch(one) }),
  retireTutor: (one: Versioned) =>
    post(fillPath(centresRoutes.tutorRetirement, { tutorId: one.id }), {}, { ...tutor, ...ifMatch(one) }),
  bringTutorBack: (one: Versioned) =>
    del(fillPath(centresRoutes.tutorRetirement, { tutorId: one.id }), { ...tutor, ...ifMatch(one) }),
  takeLeave: (tutorId: string, body: WriteLeave) =>
    post(fillPath(centresRoutes.leave, { tutorId }), body, { response: leaveTaken }),
  endLeave: (leaveId: string) => post(fillPath(centresRoutes.leaveEnd, { leaveId }), {}, tutor),

  addVehicle: (centreId: string, body: WriteVehicle) =>
    post(fillPath(centresRoutes.vehicles, { centreId }), body, vehicle),
  editVehicle: (one: Versioned, body: WriteVehicle) =>
    put(fillPath(centresRoutes.vehicle, { vehicleId: one.id }), body, { ...vehicle, ...ifMatch(one) }),
  retireVehicle: (one: Versioned) =>
    post(fillPath(centresRoutes.vehicleRetirement, { vehicleId: one.id }), {}, { ...vehicle, ...ifMatch(one) }),
  bringVehicleBack: (one: Versioned) =>
    del(fillPath(centresRoutes.vehicleRetirement, { vehicleId: one.id }), { ...vehicle, ...ifMatch(one) }),
  offTheRoad: (vehicleId: string, body: ReportOffTheRoad) =>
    post(fillPath(centresRoutes.offTheRoad, { vehicleId }), body, { response: takenOffTheRoad }),
  backOnTheRoad: (absenceId: string) => post(fillPath(centresRoutes.backOnTheRoad, { absenceId }), {}, vehicle),

  addOverride: (centreId: string, body: WriteOpeningOverride) =>
    post(fillPath(centresRoutes.openingOverrides, { centreId }), body, { response: overriddenView }),
  editOverride: (one: Versioned, body: WriteOpeningOverride) =>
    put(fillPath(centresRoutes.openingOverride, { overrideId: one.id }), body, {
      response: overriddenView,
      ...ifMatch(one),
    }),
  removeOverride: (one: Versioned) =>
    del(fillPath(centresRoutes.openingOverride, { overrideId: one.id }), {
      response: openingOverrideView,
      ...ifMatch(one),
    }),

  /** Open schools whose name, town, postcode or URN holds the words. */
  schools: (q: string, authorityId?: string) =>
    get(partnersRoutes.partners, {
      query: { q, kind: 'school', status: 'open', authorityId, pageSize: 20 },
      response: partnerList,
    }),
};
