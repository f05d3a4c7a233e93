import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { useSession } from '../../core/session.js';

/** The centres that somebody manages, and which of them the address names. */
export function useManagedCentres() {
  const session = useSession();
  const route = useRoute();
  const of = (role: string) =>
    session.assignments.flatMap((one) =>
      one.role === role && one.scopeId !== null ? [{ value: one.scopeId, label: one.scopeName ?? '' }] : [],
    );
  const centres = computed(() => of('centre_manager'));
  const schools = computed(() => of('school_coordinator'));
  const centreId = computed(
    () => (centres.value.find(({ value }) => value === route.query['centre']) ?? centres.value[0])?.value,
  );
  return { centres, schools, centreId };
}
