import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useScopes } from '../../composables/useScopes.js';
import { offersApi } from './offers.api.js';

/** The waiting lists of the centres that somebody manages. */
export function useWaitingLists() {
  const centres = useScopes('centre_manager');
  const centreIds = computed(() => centres.value.map(({ value }) => value));
  return useQuery({
    key: () => ['waiting-lists', ...centreIds.value],
    query: () => Promise.all(centreIds.value.map((id) => offersApi.waitingList(id))),
  });
}
