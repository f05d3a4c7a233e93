import { computed } from 'vue';
import { useRoute } from 'vue-router';
import type { Role } from '#shared/contracts/vocabulary.js';
import { useSession } from '../core/session.js';

/** The places in which somebody has a role, to choose from. */
export function useScopes(asked: Role) {
  const session = useSession();
  return computed(() =>
    session.assignments.flatMap(({ role, scopeId, scopeName }) =>
      role === asked && scopeId !== null ? [{ value: scopeId, label: scopeName ?? '' }] : [],
    ),
  );
}

/** The centres that somebody manages, and which of them the address names. */
export function useManagedCentres() {
  const route = useRoute();
  const centres = useScopes('centre_manager');
  const centreId = computed(
    () => (centres.value.find(({ value }) => value === route.query['centre']) ?? centres.value[0])?.value,
  );
  return { centres, centreId };
}
