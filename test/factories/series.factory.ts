import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { RequestSeries } from '#shared/contracts/series-requests.contract.js';
import type { SeriesDetailView } from '#shared/contracts/series.contract.js';
import type { SmallCity } from './city.factory.js';
import { aRequest } from './visit.factory.js';

/**
 * Every Tuesday from 1 December 2026 to 26 January 2027, 10:00 to 12:00, in the radio studio for 28 pupils of Hillside
 * School: nine weeks, of which the authority of the small city has no holidays but the fixed ones of the kernel.
 */
export const aSeries = (
  city: Pick<SmallCity, 'centreId' | 'schoolId' | 'studioId'>,
  over: { visit?: Partial<RequestVisit>; repeat?: Partial<RequestSeries['repeat']>; substitutes?: object[] } = {},
) => ({
  visit: aRequest(city, over.visit),
  repeat: { every: 'week', until: { day: '2027-01-26' }, ...over.repeat },
  substitutes: over.substitutes ?? [],
});

/** What stands of a series, by its dates: the state, or the reason why there is none. */
export function standing({ occurrences, rejected }: SeriesDetailView): Record<string, string> {
  const visits = occurrences.map(({ seriesDay, state }) => [seriesDay, state] as const);
  return Object.fromEntries([...visits, ...rejected.map(({ day, problem }) => [day, problem] as const)].sort());
}
