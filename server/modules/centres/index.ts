export { unitsNeeded } from '#shared/values/units-needed.js';
export { ActivitiesQueries, type ActivityFacts, type ActivityNeed } from './activities/activities.queries.js';
export { CentresModule } from './centres.module.js';
export {
  CentresQueries,
  type BroughtRoom,
  type CentreFacts,
  type OpeningFacts,
  type PoolFacts,
  type RoomFacts,
  type TutorFacts,
  type VehicleFacts,
} from './centres.queries.js';
export { activitySearchText, titleKeyOf } from './domain/activity-text.js';
export { leaveTime } from './domain/leave-time.js';
