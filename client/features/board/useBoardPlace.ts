import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { isLocalDate, type LocalDate } from '#shared/values/local-date.js';
import { today } from '../../core/dates.js';
import { useSession } from '../../core/session.js';
import { boardApi } from './board.api.js';
import { filtersIn, queryOf, type BoardFilters } from './board-filters.js';
import type { BoardSpan } from './spans.js';

export interface NextPlace {
  day?: LocalDate;
  centreId?: string;
  span?: BoardSpan;
  filters?: BoardFilters;
}

/** Which centre and days the address asks for; without an answer in it, the person's own centre and today. */
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
  const span = computed((): BoardSpan => (asked('span') === 'week' ? 'week' : 'day'));
  const filters = computed(() => filtersIn(route.query));
  const isOwn = computed(() => session.assignments.some(({ scopeId }) => scopeId === centreId.value));
  /** The server decides again; the board offers nothing that it would refuse every time. */
  const mayMove = computed(() => isOwn.value && session.may('visits.decide'));
  const mayBook = computed(() => isOwn.value && session.may('visits.request'));

  /** The address of other days, or of the same ones at another centre: features and schools are those of this one. */
  const placeOf = (next: NextPlace) => ({
    path: '/board',
    query: {
      ...(next.centreId === undefined || next.centreId === centreId.value
        ? queryOf(next.filters ?? filters.value)
        : {}),
      centre: next.centreId ?? centreId.value ?? undefined,
      day: next.day ?? day.value,
      span: (next.span ?? span.value) === 'week' ? 'week' : undefined,
    },
  });
  const goTo = (next: NextPlace) => router.push(placeOf(next));

  return { centres, centreId, day, dayIsBad, span, filters, mayMove, mayBook, placeOf, goTo, error, refetch };
}
