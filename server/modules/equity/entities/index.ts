import { UsageEntry } from './usage-entry.entity.js';

/** Every table of this module, for the data source. */
export const equityEntities = [UsageEntry];
