export { unitsNeeded } from '#shared/values/units-needed.js';
export { ActivitiesQueries, type ActivityFacts, type ActivityNeed } from './activities/activities.queries.js';
export { CentresModule } from './centres.module.js';
export {
  CentresQueries,
  type CentreFacts,
  type OpeningFacts,
  type PoolFacts,
  type RoomFacts,
} from './centres.queries.js';
