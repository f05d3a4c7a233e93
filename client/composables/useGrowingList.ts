import { computed, shallowRef, type ShallowRef } from 'vue';

export interface Page<Item> {
  items: readonly Item[];
  /** Null at the end of the list. */
  nextCursor: string | null;
}

/**
 * A list that grows page by page. Nothing shown is lost when the next page fails, and an answer to an earlier
 * question than the latest is dropped.
 * @param fetchPage asks for the page at a cursor; undefined for the first
 * @param fetchPinned asks for an item that stands first until its own page is there, such as one just made
 */
export function useGrowingList<Item extends { id: string }>(
  fetchPage: (cursor: string | undefined) => Promise<Page<Item>>,
  fetchPinned: () => Promise<Item | null> = () => Promise.resolve(null),
) {
  const listed = shallowRef<readonly Item[]>([]);
  const pinned = usePinned(fetchPinned);
  const cursor = shallowRef<string | null>(null);
  const { state, error, ask } = useQuestions(fetchPage);

  async function show(from: string | undefined, before: () => readonly Item[]): Promise<void> {
    const page = await ask(from);
    if (!page) return;
    listed.value = [...before(), ...page.items];
    cursor.value = page.nextCursor;
  }

  function more(): Promise<void> {
    state.value = 'loading-more';
    return show(cursor.value ?? undefined, () => listed.value);
  }

  function reload(): Promise<void> {
    state.value = 'loading';
    pinned.read();
    return show(undefined, () => []);
  }

  /** Puts a newer view of an item in its place, or takes it out. */
  function replace(id: string, newer: Item | null): void {
    listed.value = listed.value.flatMap((item) => (item.id === id ? (newer ?? []) : item));
    pinned.replace(id, newer);
  }

  void reload();
  return {
    items: computed(() => pinned.before(listed.value, cursor.value === null)),
    error,
    loading: computed(() => state.value === 'loading'),
    loadingMore: computed(() => state.value === 'loading-more'),
    hasMore: computed(() => cursor.value !== null),
    more,
    reload,
    replace,
  };
}

/** One question at a time: an answer to an earlier one than the latest is none. */
function useQuestions<Item>(fetchPage: (cursor: string | undefined) => Promise<Page<Item>>) {
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

  return { state, error, ask };
}

/** Where it cannot be had, the list goes without. */
function usePinned<Item extends { id: string }>(fetchPinned: () => Promise<Item | null>) {
  const pinned: ShallowRef<Item | null> = shallowRef(null);

  function read(): void {
    pinned.value = null;
    fetchPinned().then(
      (item) => (pinned.value = item),
      () => undefined,
    );
  }

  function replace(id: string, newer: Item | null): void {
    if (pinned.value?.id === id) pinned.value = newer;
  }

  /** Once the list has ended, what is not in it does not belong to it. */
  function before(listed: readonly Item[], ended: boolean): readonly Item[] {
    const first = pinned.value;
    return first === null || ended || listed.some(({ id }) => id === first.id) ? listed : [first, ...listed];
  }

  return { read, replace, before };
}
