import { centreList, centresRoutes } from '#shared/contracts/centres.contract.js';
import { journeysRoutes, journeyView, type WriteJourney } from '#shared/contracts/journeys.contract.js';
import {
  authorityList,
  authorityView,
  centrePartnerships,
  communityGroupView,
  partnerList,
  partnersRoutes,
  schoolView,
  type AddAuthority,
  type AddCommunityGroup,
  type AddPartnership,
  type AuthorityView,
  type ChangeCommunityGroup,
  type EndPartnership,
  type PartnerStatusFilter,
  type SchoolPhase,
} from '#shared/contracts/partners.contract.js';
import type { PartnerKind } from '#shared/contracts/vocabulary.js';
import { ApiRefusal, InvalidInput } from '../../core/errors.js';
import { fillPath, get, post, put } from '../../core/http.js';

export interface PartnerSearch {
  q?: string | undefined;
  kind?: PartnerKind | undefined;
  phase?: SchoolPhase | undefined;
  status?: PartnerStatusFilter | undefined;
  authorityId?: string | undefined;
  cursor?: string | undefined;
  pageSize?: number | undefined;
}

export const partnersApi = {
  centres: () => get(centresRoutes.centres, { response: centreList }),
  authorities: () => get(partnersRoutes.authorities, { response: authorityList }),
  async addAuthority(body: AddAuthority): Promise<AuthorityView> {
    try {
      return await post(partnersRoutes.authorities, body, { response: authorityView });
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.refusal !== 'authority/already-there') throw error;
      throw new InvalidInput([{ path: 'dfeCode', message: error.message }]);
    }
  },
  list: (search: PartnerSearch) => get(partnersRoutes.partners, { query: { ...search }, response: partnerList }),
  school: (schoolId: string) => get(fillPath(partnersRoutes.school, { schoolId }), { response: schoolView }),
  group: (groupId: string) =>
    get(fillPath(partnersRoutes.communityGroup, { groupId }), { response: communityGroupView }),
  addGroup: (body: AddCommunityGroup) => post(partnersRoutes.communityGroups, body, { response: communityGroupView }),
  changeGroup: (groupId: string, body: ChangeCommunityGroup, version: number) =>
    put(fillPath(partnersRoutes.communityGroup, { groupId }), body, {
      response: communityGroupView,
      ifMatch: `"${version}"`,
    }),
  partnerships: (centreId: string) =>
    get(fillPath(partnersRoutes.partnerships, { centreId }), { response: centrePartnerships }),
  addPartnership: (centreId: string, body: AddPartnership) =>
    post(fillPath(partnersRoutes.partnerships, { centreId }), body, { response: centrePartnerships }),
  endPartnership: (partnershipId: string, body: EndPartnership) =>
    post(fillPath(partnersRoutes.partnershipEnd, { partnershipId }), body, { response: centrePartnerships }),
  journey: (centreId: string, partnerId: string) =>
    get(fillPath(journeysRoutes.journey, { centreId, partnerId }), { response: journeyView }),
  changeJourney: (centreId: string, partnerId: string, body: WriteJourney, version: number) =>
    put(fillPath(journeysRoutes.journey, { centreId, partnerId }), body, {
      response: journeyView,
      ifMatch: `"${version}"`,
    }),
};
