import { centreList, centresRoutes, centreView, type EditCentre } from '#shared/contracts/centres.contract.js';
import {
  poolView,
  reportedView,
  type ReportOutOfService,
  type WritePool,
} from '#shared/contracts/equipment.contract.js';
import { partnerList, partnersRoutes } from '#shared/contracts/partners.contract.js';
import { roomView, type WriteRoom } from '#shared/contracts/rooms.contract.js';
import { del, fillPath, get, post, put } from '../../core/http.js';

/** A thing together with the version that was read: an edit says what it changes. */
interface Versioned {
  id: string;
  version: number;
}

const room = { response: roomView };
const pool = { response: poolView };
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

  /** Open schools whose name, town, postcode or URN holds the words. */
  schools: (q: string, authorityId?: string) =>
    get(partnersRoutes.partners, {
      query: { q, kind: 'school', status: 'open', authorityId, pageSize: 20 },
      response: partnerList,
    }),
};
