import { useQuery } from '@pinia/colada';
import { computed, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import type { RouteLocationNormalizedLoaded, Router } from 'vue-router';
import { activityKeyStage, type CataloguePage } from '#shared/contracts/activities.contract.js';
import { activitiesApi } from './activities.api.js';

export interface CatalogueFilter {
  search: string;
  /** '' for any. */
  keyStage: string;
  centreId: string;
}

const PAGE_SIZE = 24;

/** The filter stands in the address, so that it can be sent to a colleague and survives going back. */
export function useCatalogueFilter(route: RouteLocationNormalizedLoaded, router: Router) {
  const one = (name: string): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const filter = computed<CatalogueFilter>({
    get: () => ({ search: one('q'), keyStage: one('stage'), centreId: one('centre') }),
    set: ({ search, keyStage, centreId }) => {
      const wanted = { q: search, stage: keyStage, centre: centreId };
      const query = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''));
      void router.replace({ query });
    },
  });
  const isFiltered = computed(() => Object.values(filter.value).some((value) => value !== ''));
  const clear = (): void => {
    filter.value = { search: '', keyStage: '', centreId: '' };
  };
  return { filter, isFiltered, clear };
}

/** The pages of the catalogue. A changed filter starts at the first page again. */
export function useCatalogue(filter: MaybeRefOrGetter<CatalogueFilter>) {
  /** Where each page so far began: the list is read by cursor, so the way back is remembered. */
  const starts = shallowRef<readonly (string | undefined)[]>([undefined]);
  const query = computed(() => {
    const { search, keyStage, centreId } = toValue(filter);
    return {
      search: search.trim() === '' ? undefined : search.trim(),
      keyStage: activityKeyStage.safeParse(keyStage).data,
      centreId: centreId === '' ? undefined : centreId,
    };
  });
  watch(query, () => {
    starts.value = [undefined];
  });
  const { data, error, isLoading, refetch } = useQuery({
    key: () => ['activities', 'catalogue', JSON.stringify(query.value), starts.value.at(-1) ?? ''],
    query: () => activitiesApi.catalogue({ ...query.value, cursor: starts.value.at(-1), limit: PAGE_SIZE }),
    // The page before stays until the next one is there.
    placeholderData: (before: CataloguePage | undefined) => before,
  });

  function next(): void {
    const cursor = data.value?.nextCursor;
    if (cursor) starts.value = [...starts.value, cursor];
  }

  function previous(): void {
    if (starts.value.length > 1) starts.value = starts.value.slice(0, -1);
  }

  const hasPrevious = computed(() => starts.value.length > 1);
  const hasNext = computed(() => (data.value?.nextCursor ?? null) !== null);
  return { page: data, error, busy: isLoading, refetch, hasPrevious, hasNext, next, previous };
}
