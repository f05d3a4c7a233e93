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

export const policiesApi = {
  /** The centres that the person answers for. */
  centres: async () => {
    const { authorities } = await get(equityRoutes.choices, { response: equityChoices });
    return authorities.flatMap(({ centres }) => centres.map(({ id, name }) => ({ value: id, label: name })));
  },
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
