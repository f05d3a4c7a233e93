import { centreList, centresRoutes, centreView } from '#shared/contracts/centres.contract.js';
import {
  approvalsView,
  jointEffectView,
  queuePage,
  queueRevision,
  queueRoutes,
  rivalsView,
  type ApprovalsView,
  type ApproveSeveral,
  type JointEffectView,
  type QueuePage,
  type QueueQuery,
  type RivalsView,
} from '#shared/contracts/queue.contract.js';
import { fillPath, get, post } from '../../../core/http.js';

export type QueueAsked = Partial<Omit<QueueQuery, 'limit'>> & { limit?: number };

export const queueApi = {
  centres: async () => {
    const { items } = await get(centresRoutes.centres, { response: centreList });
    return items.map(({ id, name }) => ({ value: id, label: name }));
  },
  roomsOf: async (centreId: string) => {
    const { rooms } = await get(fillPath(centresRoutes.centre, { centreId }), { response: centreView });
    return rooms.filter(({ retired }) => !retired).map(({ id, name }) => ({ value: id, label: name }));
  },
  page: (centreId: string, query: QueueAsked): Promise<QueuePage> =>
    get(fillPath(queueRoutes.queue, { centreId }), { query, response: queuePage }),
  revision: async (centreId: string): Promise<string> =>
    (await get(fillPath(queueRoutes.revision, { centreId }), { response: queueRevision })).revision,
  rivals: (visitId: string): Promise<RivalsView> =>
    get(fillPath(queueRoutes.rivals, { visitId }), { response: rivalsView }),
  effect: (centreId: string, visitIds: readonly string[]): Promise<JointEffectView> =>
    post(fillPath(queueRoutes.effect, { centreId }), { visitIds }, { response: jointEffectView }),
  approve: (centreId: string, body: ApproveSeveral): Promise<ApprovalsView> =>
    post(fillPath(queueRoutes.approvals, { centreId }), body, { response: approvalsView }),
};
