import { centresRoutes, centreView } from '#shared/contracts/centres.contract.js';
import {
  closableSchools,
  closureList,
  closurePreview,
  closuresRoutes,
  closureView,
  settledVisits,
  visitClosure,
  type ClosureView,
  type MakeClosure,
  type MakeSchoolClosure,
  type Settlement,
} from '#shared/contracts/closures.contract.js';
import { fillPath, get, post } from '../../core/http.js';

export const closuresApi = {
  /** What the centre has that could close. */
  centre: (centreId: string) => get(fillPath(centresRoutes.centre, { centreId }), { response: centreView }),
  ofCentre: (centreId: string) => get(fillPath(closuresRoutes.ofCentre, { centreId }), { response: closureList }),
  ofSchool: (schoolId: string) => get(fillPath(closuresRoutes.ofSchool, { schoolId }), { response: closureList }),
  one: (closureId: string) => get(fillPath(closuresRoutes.closure, { closureId }), { response: closureView }),
  schools: async () => (await get(closuresRoutes.schools, { response: closableSchools })).items,
  preview: (centreId: string, body: MakeClosure) =>
    post(fillPath(closuresRoutes.previewOfCentre, { centreId }), body, { response: closurePreview }),
  close: (centreId: string, body: MakeClosure) =>
    post(fillPath(closuresRoutes.ofCentre, { centreId }), body, { response: closureView }),
  previewSchool: (schoolId: string, body: MakeSchoolClosure) =>
    post(fillPath(closuresRoutes.previewOfSchool, { schoolId }), body, { response: closurePreview }),
  ofReport: (reportId: string) => post(fillPath(closuresRoutes.ofReport, { reportId }), {}, { response: closureView }),
  closeSchool: (schoolId: string, body: MakeSchoolClosure) =>
    post(fillPath(closuresRoutes.ofSchool, { schoolId }), body, { response: closureView }),
  settle: (closureId: string, lines: readonly Settlement[]) =>
    post(fillPath(closuresRoutes.settlements, { closureId }), { lines }, { response: settledVisits }),
  lift: ({ id, version }: Pick<ClosureView, 'id' | 'version'>) =>
    post(fillPath(closuresRoutes.lifting, { closureId: id }), {}, { response: closureView, ifMatch: `"${version}"` }),
  ofVisit: (visitId: string) => get(fillPath(closuresRoutes.ofVisit, { visitId }), { response: visitClosure }),
};
