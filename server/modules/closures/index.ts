export { ClosuresModule } from './closures.module.js';
export { ClosureNews } from './events/closure-events.js';
export { PlanTold, type ToldPlan, type ToldVisit } from './plan-told.service.js';
