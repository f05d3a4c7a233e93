import { equityChoices, equityRoutes, type EquityChoices } from '#shared/contracts/equity.contract.js';
import {
  centreFairHoursView,
  decisionEffectList,
  fairnessRoutes,
  fairShareSettingsView,
  schoolFairHoursView,
  type CentreFairHoursView,
  type DecisionEffectList,
  type EditFairShareSettings,
  type FairShareSettingsView,
  type SchoolFairHoursView,
} from '#shared/contracts/fairness.contract.js';
import { fillPath, get, put } from '../../core/http.js';

export const fairnessApi = {
  /** The centres and school years whose figures the person may see: the same as for who uses the centre. */
  choices: (): Promise<EquityChoices> => get(equityRoutes.choices, { response: equityChoices }),
  centre: (centreId: string, academicYear: number): Promise<CentreFairHoursView> =>
    get(fillPath(fairnessRoutes.centre, { centreId }), { query: { academicYear }, response: centreFairHoursView }),
  effects: (centreId: string): Promise<DecisionEffectList> =>
    get(fillPath(fairnessRoutes.effects, { centreId }), { response: decisionEffectList }),
  school: (schoolId: string): Promise<SchoolFairHoursView> =>
    get(fillPath(fairnessRoutes.school, { schoolId }), { response: schoolFairHoursView }),
  settings: (authorityId: string): Promise<FairShareSettingsView> =>
    get(fillPath(fairnessRoutes.settings, { authorityId }), { response: fairShareSettingsView }),
  edit: (
    { authority, version }: Pick<FairShareSettingsView, 'authority' | 'version'>,
    terms: EditFairShareSettings,
  ): Promise<FairShareSettingsView> =>
    put(fillPath(fairnessRoutes.settings, { authorityId: authority.id }), terms, {
      ifMatch: `"${version}"`,
      response: fairShareSettingsView,
    }),
};
