export { FinalNumbersDue } from './events/promise-events.js';
export { SeriesMoved, type SeriesNews } from './events/series-events.js';
export {
  VisitApproved,
  VisitAttended,
  VisitChanged,
  VisitEnded,
  VisitOutdone,
  VisitRequested,
  VisitUndone,
  type VisitFacts,
} from './events/visit-events.js';
export type { Undoable } from './undoable.js';
export { MoveVisitService } from './move-visit.service.js';
export { VisitsQueries } from './visits.queries.js';
export { VisitsService } from './visits.service.js';
export { VisitsModule } from './visits.module.js';
