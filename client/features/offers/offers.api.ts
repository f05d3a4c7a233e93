import {
  offersRoutes,
  suggestionList,
  type AcceptOffer,
  type OfferTimes,
  type SuggestionList,
} from '#shared/contracts/offers.contract.js';
import { type RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import {
  visitDetailView,
  waitingListView,
  type VisitDetailView,
  type WaitingListView,
} from '#shared/contracts/visits.contract.js';
import { fillPath, get, post } from '../../core/http.js';

const move = (route: string, visitId: string, body: object): Promise<VisitDetailView> =>
  post(fillPath(route, { visitId }), body, { response: visitDetailView });

export const offersApi = {
  suggestions: (visitId: string): Promise<SuggestionList> =>
    get(fillPath(offersRoutes.suggestions, { visitId }), { response: suggestionList }),
  offer: (visitId: string, body: OfferTimes) => move(offersRoutes.offer, visitId, body),
  accept: (visitId: string, body: AcceptOffer) => move(offersRoutes.acceptance, visitId, body),
  wait: (visitId: string, version: number) => move(offersRoutes.waiting, visitId, { version }),
  /** @param key one per filled-in form, so that a repeated press asks once */
  ask: (body: RequestVisit, key: string): Promise<VisitDetailView> =>
    post(offersRoutes.wishes, body, { response: visitDetailView, idempotencyKey: key }),
  waitingList: (centreId: string): Promise<WaitingListView> =>
    get(fillPath(offersRoutes.waitingList, { centreId }), { response: waitingListView }),
};
