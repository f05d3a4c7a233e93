export { FinalNumbersDue } from './events/promise-events.js';
export { SeriesMoved, type SeriesNews } from './events/series-events.js';
export {
  VisitApproved,
  VisitAttended,
  VisitChanged,
  VisitEnded,
  VisitOutdone,
  VisitRequested,
  type VisitFacts,
} from './events/visit-events.js';
export { MoveVisitService } from './move-visit.service.js';
export { VisitsService } from './visits.service.js';
export { VisitsModule } from './visits.module.js';
