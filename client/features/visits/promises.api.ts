import {
  colleagueList,
  handedOver,
  handOverRoutes,
  leaversVisits,
  type HandOver,
} from '#shared/contracts/hand-over.contract.js';
import {
  swapsRoutes,
  swapTimes,
  visitSwapView,
  type ProposeSwap,
  type VisitSwapView,
} from '#shared/contracts/swaps.contract.js';
import { fillPath, get, post } from '../../core/http.js';

export type SwapAnswer = 'consent' | 'refusal' | 'withdrawal';

/** Swaps of visits, and handing them over. */
export const promisesApi = {
  swapOf: (visitId: string): Promise<VisitSwapView> =>
    get(fillPath(swapsRoutes.ofVisit, { visitId }), { response: visitSwapView }),
  swapTimes: async (visitId: string, day: string) =>
    (await get(fillPath(swapsRoutes.times, { visitId }), { query: { day }, response: swapTimes })).items,
  proposeSwap: (visitId: string, body: ProposeSwap): Promise<VisitSwapView> =>
    post(fillPath(swapsRoutes.ofVisit, { visitId }), body, { response: visitSwapView }),
  answerSwap: (swapId: string, answer: SwapAnswer): Promise<unknown> => post(fillPath(swapsRoutes[answer], { swapId })),
  colleagues: (visitId: string) => get(fillPath(handOverRoutes.colleagues, { visitId }), { response: colleagueList }),
  handOver: (visitId: string, body: HandOver) =>
    post(fillPath(handOverRoutes.handOver, { visitId }), body, { response: handedOver }),
  ofLeavers: async () => (await get(handOverRoutes.leavers, { response: leaversVisits })).items,
};
