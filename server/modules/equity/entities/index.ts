import { UsageEntry } from './usage-entry.entity.js';
import { UsageTotal } from './usage-total.entity.js';

/** Every table of this module, for the data source. */
export const equityEntities = [UsageEntry, UsageTotal];
