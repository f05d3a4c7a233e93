import { useQuery, useQueryCache } from '@pinia/colada';
import { toValue, type MaybeRefOrGetter } from 'vue';
import { timetablesApi } from './timetables.api.js';

/** The bell times of one school. */
export function useBellTimes(schoolId: MaybeRefOrGetter<string>) {
  const cache = useQueryCache();
  const { data, error, refetch } = useQuery({
    key: () => ['bell-times', toValue(schoolId)],
    query: () => timetablesApi.bellTimes(toValue(schoolId)),
  });

  /** Everything that follows from bell times is asked again when it is next seen. */
  function changed(): void {
    for (const key of ['bell-times', 'calendars', 'school-days']) void cache.invalidateQueries({ key: [key] });
  }

  return { bellTimes: data, error, refetch, changed };
}
