import {
  subsidiesRoutes,
  transportAwardPage,
  transportAwardView,
  transportQuoteView,
  transportSchemeList,
  transportSchemeView,
  visitAwardView,
  type AskTransportQuote,
  type ClaimTransport,
  type CreateTransportScheme,
  type EditTransportScheme,
  type RefuseTransport,
  type TransportAwardPage,
  type TransportAwardQuery,
  type TransportAwardView,
  type TransportSchemeView,
} from '#shared/contracts/subsidies.contract.js';
import { fillPath, get, post, put } from '../../core/http.js';

export type AwardListing = Partial<TransportAwardQuery> & Pick<TransportAwardQuery, 'state' | 'order' | 'limit'>;

const view = { response: transportAwardView };

export const subsidiesApi = {
  awards: ({ state, ...query }: AwardListing): Promise<TransportAwardPage> =>
    get(subsidiesRoutes.awards, { query: { ...query, state }, response: transportAwardPage }),
  award: (awardId: string): Promise<TransportAwardView> => get(fillPath(subsidiesRoutes.award, { awardId }), view),
  visitAward: async (visitId: string): Promise<TransportAwardView | null> =>
    (await get(fillPath(subsidiesRoutes.visitAward, { visitId }), { response: visitAwardView })).award,
  claim: (awardId: string, body: ClaimTransport): Promise<TransportAwardView> =>
    post(fillPath(subsidiesRoutes.claim, { awardId }), body, view),
  correct: (awardId: string, body: ClaimTransport): Promise<TransportAwardView> =>
    put(fillPath(subsidiesRoutes.claim, { awardId }), body, view),
  pay: ({ id: awardId, version }: TransportAwardView): Promise<TransportAwardView> =>
    post(fillPath(subsidiesRoutes.payment, { awardId }), { version }, view),
  refuse: (awardId: string, body: RefuseTransport): Promise<TransportAwardView> =>
    post(fillPath(subsidiesRoutes.refusal, { awardId }), body, view),
  quote: (centreId: string, body: AskTransportQuote, signal: AbortSignal) =>
    post(fillPath(subsidiesRoutes.quotes, { centreId }), body, { response: transportQuoteView, signal }),
  schemes: async (centreId: string): Promise<TransportSchemeView[]> =>
    (await get(fillPath(subsidiesRoutes.schemes, { centreId }), { response: transportSchemeList })).items,
  create: (centreId: string, body: CreateTransportScheme): Promise<TransportSchemeView> =>
    post(fillPath(subsidiesRoutes.schemes, { centreId }), body, { response: transportSchemeView }),
  edit: ({ id: schemeId, version }: TransportSchemeView, body: EditTransportScheme): Promise<TransportSchemeView> =>
    put(fillPath(subsidiesRoutes.scheme, { schemeId }), body, {
      response: transportSchemeView,
      ifMatch: `"${version}"`,
    }),
};
