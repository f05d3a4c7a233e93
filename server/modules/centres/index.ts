export { CentresModule } from './centres.module.js';
export {
  CentresQueries,
  type CentreFacts,
  type OpeningFacts,
  type PoolFacts,
  type RoomFacts,
} from './centres.queries.js';
