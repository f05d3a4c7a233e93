import { FinalNumbers } from './final-numbers.entity.js';
import { RejectedOccurrence } from './rejected-occurrence.entity.js';
import { Series } from './series.entity.js';
import { Visit } from './visit.entity.js';
import { VisitHistory } from './visit-history.entity.js';

/** Every table of this module, for the data source. */
export const visitsEntities = [Visit, VisitHistory, Series, RejectedOccurrence, FinalNumbers];
