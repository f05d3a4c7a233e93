import { CentrePolicy } from './centre-policy.entity.js';
import { PriorityWindowEntry, ProtectedHoursEntry } from './kept-times.entity.js';
import { PolicyOverrideEntry } from './policy-override.entity.js';

/** Every table of this module. */
export const policiesEntities = [CentrePolicy, PolicyOverrideEntry, ProtectedHoursEntry, PriorityWindowEntry];
