import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { isLocalDate, type LocalDate } from '#shared/values/local-date.js';
import { today } from '../../core/dates.js';
import { useSession } from '../../core/session.js';
import { boardApi } from './board.api.js';

/** Which centre and day the address asks for; without an answer in it, the person's own centre and today. */
export function useBoardPlace() {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const { data, error, refetch } = useQuery({ key: ['centres'], query: boardApi.centres });

  const centres = computed(() => data.value?.items ?? null);
  const asked = (name: string): string | null => {
    const value = route.query[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const own = computed(() => session.assignments.find((one) => one.scopeKind === 'centre')?.scopeId ?? null);
  const centreId = computed(() => asked('centre') ?? own.value ?? centres.value?.[0]?.id ?? null);
  const dayIsBad = computed(() => asked('day') !== null && !isLocalDate(asked('day') ?? ''));
  const day = computed((): LocalDate => {
    const wanted = asked('day');
    return wanted !== null && isLocalDate(wanted) ? wanted : today();
  });

  /** The address of another day, or of the same day at another centre. */
  const placeOf = (next: { day?: LocalDate; centreId?: string }) => ({
    path: '/board',
    query: { ...route.query, centre: next.centreId ?? centreId.value ?? undefined, day: next.day ?? day.value },
  });
  const goTo = (next: { day?: LocalDate; centreId?: string }) => router.push(placeOf(next));

  return { centres, centreId, day, dayIsBad, placeOf, goTo, error, refetch };
}
