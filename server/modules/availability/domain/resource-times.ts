import { unionOf } from './intervals.js';
import type { ResourceTimes, TimesOf } from './room-offers.js';
import type { Use } from './stock.js';

const NOTHING: ResourceTimes = { taken: [], closed: [] };

/** What is promised and what is out of use, resource by resource, each worked out once. */
export function timesOfEach(taken: readonly Use[], outOfUse: readonly Use[]): TimesOf {
  const takenBy = Map.groupBy(taken, (use) => use.resourceId);
  const outBy = Map.groupBy(outOfUse, (use) => use.resourceId);
  const known = new Map<string, ResourceTimes>();
  return (resourceId) => {
    if (!takenBy.has(resourceId) && !outBy.has(resourceId)) return NOTHING;
    const times = known.get(resourceId) ?? {
      taken: unionOf(takenBy.get(resourceId) ?? []),
      closed: unionOf(outBy.get(resourceId) ?? []),
    };
    known.set(resourceId, times);
    return times;
  };
}
