export { VisitApproved, VisitAttended, VisitEnded, VisitRequested, type VisitFacts } from './events/visit-events.js';
