import { ClosureVisit } from './closure-visit.entity.js';
import { Closure } from './closure.entity.js';

/** Every table of this module, for the data source. */
export const closuresEntities = [Closure, ClosureVisit];
