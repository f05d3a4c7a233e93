export { DecisionEffects } from './decision-effects.js';
export { effectOfApproving, type AskedVisit, type Effect } from './domain/decision-effect.js';
export { hostShareOf, shortfallOf, type FairHours, type SchoolStanding } from './domain/fair-hours.js';
export { FairHoursLoader, type CentreYear } from './fair-hours.loader.js';
export { FairnessModule } from './fairness.module.js';
