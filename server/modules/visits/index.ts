export { FinalNumbersDue, SwapMoved, VisitsHandedOver, type SwapNews } from './events/promise-events.js';
export { SeriesMoved, type SeriesNews } from './events/series-events.js';
export {
  AttendanceCorrected,
  VisitApproved,
  VisitArrivalRecorded,
  VisitAttended,
  VisitChanged,
  VisitEnded,
  VisitOffered,
  VisitOutdone,
  VisitFinishedEarly,
  VisitRequested,
  VisitUndone,
  VisitSignedOff,
  VisitWaitlisted,
  type VisitFacts,
} from './events/visit-events.js';
export type { Undoable } from './undoable.js';
export { FreeAlternatives, type FreeAlternative } from './offers/free-alternatives.service.js';
export { MoveVisitService } from './move-visit.service.js';
export { VisitsQueries } from './visits.queries.js';
export { VisitsService } from './visits.service.js';
export { VisitsModule } from './visits.module.js';
export { RehomeVisitService, type Settled } from './rehome-visit.service.js';
export { editSide } from './visits.policy.js';
