import { Visit } from './visit.entity.js';
import { VisitHistory } from './visit-history.entity.js';

/** Every table of this module, for the data source. */
export const visitsEntities = [Visit, VisitHistory];
