export {
  AskedVisitsService,
  type AnswerFor,
  type AskedOn,
  type VisitAnswer,
  type WantedVisit,
} from './asked-visits.service.js';
export { AvailabilityModule } from './availability.module.js';
export { BookableHours, type BookableDay } from './bookable-hours.js';
export { resolveTime } from './availability.service.js';
export type { SessionTime } from './domain/time-obstacles.js';
export type { VisitHold } from './domain/visit-holds.js';
export type { VisitObstacle } from './domain/visit-obstacle.js';
export type { Substitute } from './domain/substitutes.js';
export { SearchRulesBook, type SearchedWish, type SearchRules } from './search-rules.js';
export type { NearestTime } from './domain/nearest-times.js';
export { NearestTimesService, type NearestTo } from './nearest-times.service.js';
export { SubstitutesService } from './substitutes.service.js';
export type { Home, Rehomed } from './domain/homes.js';
export { RehomingService, type DisplacedVisit } from './rehoming.service.js';
export type { Use } from './domain/stock.js';
