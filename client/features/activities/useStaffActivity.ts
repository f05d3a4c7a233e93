import { useQuery, useQueryCache } from '@pinia/colada';
import type { StaffActivityView } from '#shared/contracts/activities.contract.js';
import { useOpened } from '../centres/index.js';
import { activitiesApi } from './activities.api.js';

/** One activity as its staff work on it. What it was opened on changes only by their own doing. */
export function useStaffActivity(activityId: string) {
  const cache = useQueryCache();
  const key = ['activities', 'staff', activityId];
  const { data, error, refetch } = useQuery({ key, query: () => activitiesApi.forStaff(activityId) });
  const { opened, round, reopen } = useOpened(data, refetch);

  /** Shows what the server answered; lists are asked again when they are next seen. */
  function keep(activity: StaffActivityView): void {
    opened.value = activity;
    cache.setQueryData(key, activity);
    void cache.invalidateQueries({ key: ['activities'] });
  }

  return { activity: opened, error, refetch, round, reopen, keep };
}
