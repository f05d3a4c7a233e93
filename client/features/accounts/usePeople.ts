import { useQuery } from '@pinia/colada';
import { computed, shallowRef, watch, type Ref } from 'vue';
import type { PersonPage, PersonView } from '#shared/contracts/people.contract.js';
import { peopleApi } from './people.api.js';

/** Cards on a phone are tall: more of them would be a page without an end. */
const PAGE_SIZE = 15;
const PAUSE_MS = 250;

/** The people one looks after, page by page. A changed search starts at the first page again. */
export function usePeople(search: Ref<string>) {
  const asked = shallowRef('');
  /** Where each page so far began: the list is read by cursor, so the way back is remembered. */
  const starts = shallowRef<readonly (string | undefined)[]>([undefined]);
  let pause: ReturnType<typeof setTimeout> | undefined;
  watch(search, (text) => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      asked.value = text.trim();
      starts.value = [undefined];
    }, PAUSE_MS);
  });

  const { data, error, refetch, isLoading } = useQuery({
    key: () => ['people', asked.value, starts.value.at(-1) ?? ''],
    query: () => peopleApi.list(asked.value, starts.value.at(-1), PAGE_SIZE),
    // The page before stays until the next one is there.
    placeholderData: (before: PersonPage | undefined) => before,
  });

  async function markAsLeft(person: PersonView): Promise<void> {
    await peopleApi.markAsLeft(person.id);
    await refetch();
  }

  return {
    people: computed(() => data.value?.items),
    isSearch: computed(() => asked.value !== ''),
    error,
    refetch,
    busy: isLoading,
    hasPrevious: computed(() => starts.value.length > 1),
    hasNext: computed(() => (data.value?.nextCursor ?? null) !== null),
    next: () => {
      const cursor = data.value?.nextCursor;
      if (cursor) starts.value = [...starts.value, cursor];
    },
    previous: () => {
      if (starts.value.length > 1) starts.value = starts.value.slice(0, -1);
    },
    markAsLeft,
  };
}
