import { activitiesRoutes, cataloguePage } from '#shared/contracts/activities.contract.js';
import { centreList, centresRoutes, centreView } from '#shared/contracts/centres.contract.js';
import {
  explanationPeople,
  explanationsRoutes,
  explanationView,
  type ExplanationView,
} from '#shared/contracts/explanations.contract.js';
import { centrePartnerships, partnersRoutes } from '#shared/contracts/partners.contract.js';
import { equityChoices, equityRoutes } from '#shared/contracts/equity.contract.js';
import {
  policiesRoutes,
  policyOverrideList,
  policyView,
  type EditPolicy,
  type PolicyOverrideList,
  type PolicyView,
} from '#shared/contracts/policies.contract.js';
import { fillPath, get, put } from '../../core/http.js';
import { explainQuery, type ExplainAsked } from './explain-values.js';

/** More activities than any centre offers; one list to choose from. */
const MOST_ACTIVITIES = 60;

export const policiesApi = {
  /** The centres that the person answers for. */
  centres: async () => {
    const { authorities } = await get(equityRoutes.choices, { response: equityChoices });
    return authorities.flatMap(({ centres }) => centres.map(({ id, name }) => ({ value: id, label: name })));
  },
  /** Every centre that the person sees. */
  allCentres: async () => {
    const { items } = await get(centresRoutes.centres, { response: centreList });
    return items.map(({ id, name }) => ({ value: id, label: name }));
  },
  /** Its rooms and equipment, to choose from. */
  centre: (centreId: string) => get(fillPath(centresRoutes.centre, { centreId }), { response: centreView }),
  activities: async (centreId: string) => {
    const query = { centreId, limit: MOST_ACTIVITIES };
    const { items } = await get(activitiesRoutes.activities, { query, response: cataloguePage, anonymous: true });
    return items.map(({ id, title }) => ({ value: id, label: title }));
  },
  /** Present and former partners: why one that has ended cannot book is a question, too. */
  partnersOf: async (centreId: string) => {
    const { items } = await get(fillPath(partnersRoutes.partnerships, { centreId }), { response: centrePartnerships });
    const byId = new Map(items.map(({ partner }) => [partner.id, { value: partner.id, label: partner.name }]));
    return [...byId.values()].sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
  },
  people: async (centreId: string, partnerId: string) => {
    const path = fillPath(explanationsRoutes.people, { centreId });
    const { items } = await get(path, { query: { partnerId }, response: explanationPeople });
    return items.map(({ id, name }) => ({ value: id, label: name }));
  },
  explain: (asked: ExplainAsked): Promise<ExplanationView> =>
    get(fillPath(explanationsRoutes.explanation, { centreId: asked.centreId }), {
      query: explainQuery(asked),
      response: explanationView,
    }),
  policy: (centreId: string): Promise<PolicyView> =>
    get(fillPath(policiesRoutes.policy, { centreId }), { response: policyView }),
  edit: ({ centre, version }: Pick<PolicyView, 'centre' | 'version'>, terms: EditPolicy): Promise<PolicyView> =>
    put(fillPath(policiesRoutes.policy, { centreId: centre.id }), terms, {
      ifMatch: `"${version}"`,
      response: policyView,
    }),
  overrides: (centreId: string): Promise<PolicyOverrideList> =>
    get(fillPath(policiesRoutes.overrides, { centreId }), { response: policyOverrideList }),
};
