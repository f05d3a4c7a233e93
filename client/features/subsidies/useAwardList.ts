import { computed, shallowRef } from 'vue';
import type { TransportAwardPage, TransportAwardView } from '#shared/contracts/subsidies.contract.js';
import { subsidiesApi, type AwardListing } from './subsidies.api.js';

/** A list of awards that grows page by page; nothing shown is lost when the next page fails. */
export function useAwardList(listing: () => Omit<AwardListing, 'cursor'>) {
  const items = shallowRef<readonly TransportAwardView[]>([]);
  const cursor = shallowRef<string | null>(null);
  const state = shallowRef<'loading' | 'loading-more' | 'done'>('loading');
  const error = shallowRef<unknown>(null);
  /** Only the latest question counts: an answer to an earlier one is dropped. */
  let asked = 0;

  async function fetchPage(): Promise<TransportAwardPage | null> {
    const question = (asked += 1);
    error.value = null;
    try {
      const page = await subsidiesApi.awards({ ...listing(), cursor: cursor.value ?? undefined });
      return question === asked ? page : null;
    } catch (problem) {
      if (question === asked) error.value = problem;
      return null;
    } finally {
      if (question === asked) state.value = 'done';
    }
  }

  async function more(): Promise<void> {
    state.value = 'loading-more';
    const page = await fetchPage();
    if (!page) return;
    items.value = [...items.value, ...page.items];
    cursor.value = page.nextCursor;
  }

  async function reload(): Promise<void> {
    cursor.value = null;
    state.value = 'loading';
    const page = await fetchPage();
    if (!page) return;
    items.value = page.items;
    cursor.value = page.nextCursor;
  }

  void reload();
  return {
    items,
    error,
    loading: computed(() => state.value === 'loading'),
    loadingMore: computed(() => state.value === 'loading-more'),
    hasMore: computed(() => cursor.value !== null),
    more,
    reload,
  };
}
