import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useSession } from '../../core/session.js';
import { offersApi } from './offers.api.js';

/** The waiting lists of the centres that somebody manages. */
export function useWaitingLists() {
  const session = useSession();
  const centreIds = computed(() =>
    session.assignments.flatMap(({ role, scopeId }) =>
      role === 'centre_manager' && scopeId !== null ? [scopeId] : [],
    ),
  );
  return useQuery({
    key: () => ['waiting-lists', ...centreIds.value],
    query: () => Promise.all(centreIds.value.map((id) => offersApi.waitingList(id))),
  });
}
