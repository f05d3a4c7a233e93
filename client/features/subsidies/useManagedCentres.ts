import { computed } from 'vue';
import { useSession } from '../../core/session.js';

/** The centres whose transport money somebody looks after. */
export function useManagedCentres() {
  const session = useSession();
  return computed(() =>
    session.assignments.flatMap(({ role, scopeId, scopeName }) =>
      role === 'centre_manager' && scopeId !== null ? [{ value: scopeId, label: scopeName ?? '' }] : [],
    ),
  );
}
