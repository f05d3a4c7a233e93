import { computed, shallowRef } from 'vue';

export interface Page<Item> {
  items: readonly Item[];
  /** Null at the end of the list. */
  nextCursor: string | null;
}

/**
 * A list that grows page by page. Nothing shown is lost when the next page fails, and an answer to an earlier
 * question than the latest is dropped.
 * @param fetchPage asks for the page at a cursor; undefined for the first
 */
export function useGrowingList<Item extends { id: string }>(
  fetchPage: (cursor: string | undefined) => Promise<Page<Item>>,
) {
  const items = shallowRef<readonly Item[]>([]);
  const cursor = shallowRef<string | null>(null);
  const state = shallowRef<'loading' | 'loading-more' | 'done'>('loading');
  const error = shallowRef<unknown>(null);
  let asked = 0;

  async function ask(from: string | undefined): Promise<Page<Item> | null> {
    const question = (asked += 1);
    error.value = null;
    try {
      const page = await fetchPage(from);
      return question === asked ? page : null;
    } catch (problem) {
      if (question === asked) error.value = problem;
      return null;
    } finally {
      if (question === asked) state.value = 'done';
    }
  }

  function show(page: Page<Item> | null, before: readonly Item[]): void {
    if (!page) return;
    items.value = [...before, ...page.items];
    cursor.value = page.nextCursor;
  }

  async function more(): Promise<void> {
    state.value = 'loading-more';
    show(await ask(cursor.value ?? undefined), items.value);
  }

  async function reload(): Promise<void> {
    state.value = 'loading';
    show(await ask(undefined), []);
  }

  /** Puts a newer view of an item in its place, or takes it out. */
  function replace(id: string, newer: Item | null): void {
    items.value = items.value.flatMap((item) => (item.id === id ? (newer ?? []) : item));
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
    replace,
  };
}
