export { askedAgain, type PlannedTime } from './domain/asked-again.js';
export type { PlannedVisit } from './domain/policy-check.js';
export { PoliciesModule } from './policies.module.js';
export { PoliciesRepository } from './policies.repository.js';
export { PolicyChecks, type BreachesOf } from './policy-checks.js';
