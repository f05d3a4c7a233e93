import {
  correctionView,
  onTheDayRoutes,
  setUpSheets,
  type CorrectionView,
  type ReviewCorrection,
  type SetUpSheets,
} from '#shared/contracts/on-the-day.contract.js';
import { type RecordAttendance, type RecordNoShow } from '#shared/contracts/visit-requests.contract.js';
import { visitDetailView, visitsRoutes, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { fillPath, get, post } from '../../core/http.js';

const move = (route: string, visitId: string, body: object): Promise<VisitDetailView> =>
  post(fillPath(route, { visitId }), body, { response: visitDetailView });

const review = (route: string, correctionId: string, body: ReviewCorrection): Promise<CorrectionView> =>
  post(fillPath(route, { correctionId }), body, { response: correctionView });

export const todayApi = {
  sheets: (centreId: string, day: string): Promise<SetUpSheets> =>
    get(fillPath(onTheDayRoutes.day, { centreId, day }), { response: setUpSheets }),
  arrive: (visitId: string, version: number) => move(onTheDayRoutes.arrival, visitId, { version }),
  takeBackArrival: (visitId: string, version: number) => move(onTheDayRoutes.arrivalTakenBack, visitId, { version }),
  finishEarly: (visitId: string, version: number) => move(onTheDayRoutes.earlyFinish, visitId, { version }),
  attendance: (visitId: string, body: RecordAttendance) => move(visitsRoutes.attendance, visitId, body),
  noShow: (visitId: string, body: RecordNoShow) => move(visitsRoutes.noShow, visitId, body),
  accept: (correctionId: string, body: ReviewCorrection) => review(onTheDayRoutes.acceptance, correctionId, body),
  refuse: (correctionId: string, body: ReviewCorrection) => review(onTheDayRoutes.refusal, correctionId, body),
};
