import {
  correctionList,
  correctionView,
  onTheDayRoutes,
  type CorrectionAction,
  type CorrectionList,
  type CorrectionView,
  type ProposeCorrection,
} from '#shared/contracts/on-the-day.contract.js';
import {
  adultsAnswer,
  guidanceView,
  signOffSettingView,
  visitPackRoutes,
  visitPackView,
  type AdultsView,
  type GuidanceView,
  type SignOffSettingView,
  type VisitPackView,
  type WriteGuidance,
  type WritePack,
} from '#shared/contracts/visit-pack.contract.js';
import { visitDetailView, type VisitDetailView, type VisitView } from '#shared/contracts/visits.contract.js';
import { fillPath, get, post, put } from '../../core/http.js';

const tag = (version: number): string => `"${version}"`;

const REVIEWS: Readonly<Record<CorrectionAction, string>> = {
  accept: onTheDayRoutes.acceptance,
  refuse: onTheDayRoutes.refusal,
  withdraw: onTheDayRoutes.withdrawal,
};

type Decided = Pick<VisitView, 'id' | 'version'>;

export const packsApi = {
  pack: (visitId: string): Promise<VisitPackView> =>
    get(fillPath(visitPackRoutes.pack, { visitId }), { response: visitPackView }),
  write: ({ visitId, version }: VisitPackView, body: WritePack): Promise<VisitPackView> =>
    put(fillPath(visitPackRoutes.pack, { visitId }), body, { ifMatch: tag(version), response: visitPackView }),
  guidance: (centreId: string): Promise<GuidanceView> =>
    get(fillPath(visitPackRoutes.guidance, { centreId }), { response: guidanceView }),
  guide: ({ centre, version }: GuidanceView, body: WriteGuidance): Promise<GuidanceView> =>
    put(fillPath(visitPackRoutes.guidance, { centreId: centre.id }), body, {
      ifMatch: tag(version),
      response: guidanceView,
    }),
  adults: (
    centreId: string,
    { yearGroups, ...counts }: { yearGroups: readonly string[]; pupils: number; adults: number },
  ): Promise<AdultsView> =>
    get(fillPath(visitPackRoutes.adultsNeeded, { centreId }), {
      query: { ...counts, yearGroups: yearGroups.join(',') },
      response: adultsAnswer,
    }),
  openCorrections: (centreId: string): Promise<CorrectionList> =>
    get(fillPath(onTheDayRoutes.openCorrections, { centreId }), { response: correctionList }),
  sign: ({ id: visitId, version }: Decided): Promise<VisitDetailView> =>
    post(fillPath(visitPackRoutes.signOff, { visitId }), { version }, { response: visitDetailView }),
  refuseSignOff: ({ id: visitId, version }: Decided, reason: string): Promise<VisitDetailView> =>
    post(fillPath(visitPackRoutes.signOffRefusal, { visitId }), { version, reason }, { response: visitDetailView }),
  setting: (schoolId: string): Promise<SignOffSettingView> =>
    get(fillPath(visitPackRoutes.signOffSetting, { schoolId }), { response: signOffSettingView }),
  set: ({ school, version }: SignOffSettingView, required: boolean): Promise<SignOffSettingView> =>
    put(
      fillPath(visitPackRoutes.signOffSetting, { schoolId: school.id }),
      { required },
      { ifMatch: tag(version), response: signOffSettingView },
    ),
  corrections: (visitId: string): Promise<CorrectionList> =>
    get(fillPath(onTheDayRoutes.corrections, { visitId }), { response: correctionList }),
  propose: (visitId: string, body: ProposeCorrection): Promise<CorrectionView> =>
    post(fillPath(onTheDayRoutes.corrections, { visitId }), body, { response: correctionView }),
  review: (correctionId: string, action: CorrectionAction): Promise<CorrectionView> =>
    post(fillPath(REVIEWS[action], { correctionId }), action === 'withdraw' ? undefined : { note: null }, {
      response: correctionView,
    }),
};
