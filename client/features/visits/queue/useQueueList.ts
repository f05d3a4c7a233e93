import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import type { QueuePage } from '#shared/contracts/queue.contract.js';
import { entryOf, mergeQueue, type Entry } from './merge-queue.js';
import { queueApi, type QueueAsked } from './queue.api.js';

/** How often the server is asked whether anything has changed. */
const LOOK_EVERY_MS = 4_000;
const PAGE = 50;

/** The requests of a centre, page by page, kept as the server has them while the page is in sight. */
export function useQueueList(centreId: Ref<string | undefined>, filter: () => QueueAsked) {
  const entries = shallowRef<readonly Entry[]>([]);
  const cursor = shallowRef<string | null>(null);
  const state = shallowRef<'loading' | 'loading-more' | 'done'>('loading');
  const error = shallowRef<unknown>(null);
  /** Answered here. */
  const own = new Set<string>();
  let revision = '';
  let asked = 0;

  const ask = (query: QueueAsked): Promise<QueuePage> => queueApi.page(centreId.value ?? '', { ...filter(), ...query });

  async function reload(): Promise<void> {
    if (centreId.value === undefined) return;
    const question = (asked += 1);
    state.value = 'loading';
    error.value = null;
    own.clear();
    try {
      const page = await ask({ limit: PAGE });
      if (question !== asked) return;
      entries.value = page.items.map((item) => entryOf(item));
      cursor.value = page.nextCursor;
      revision = page.revision;
    } catch (problem) {
      if (question === asked) error.value = problem;
    } finally {
      if (question === asked) state.value = 'done';
    }
  }

  async function more(): Promise<void> {
    if (cursor.value === null) return;
    const question = asked;
    state.value = 'loading-more';
    try {
      const page = await ask({ limit: PAGE, cursor: cursor.value });
      if (question !== asked) return;
      const known = new Set(entries.value.map(({ id }) => id));
      const next = page.items.filter(({ visit }) => !known.has(visit.id) && !own.has(visit.id));
      entries.value = [...entries.value, ...next.map((item) => entryOf(item))];
      cursor.value = page.nextCursor;
    } catch (problem) {
      error.value = problem;
    } finally {
      state.value = 'done';
    }
  }

  /** Reads as much again as is shown, and keeps the reader's place. */
  async function refresh(): Promise<void> {
    const question = asked;
    const wanted = Math.max(PAGE, entries.value.length);
    let page = await ask({ limit: PAGE });
    const items = [...page.items];
    const read = page.revision;
    while (page.nextCursor !== null && items.length < wanted) {
      page = await ask({ limit: PAGE, cursor: page.nextCursor });
      items.push(...page.items);
    }
    if (question !== asked) return;
    entries.value = mergeQueue(entries.value, items, own);
    cursor.value = page.nextCursor;
    revision = read;
  }

  async function look(): Promise<void> {
    if (document.visibilityState !== 'visible' || state.value !== 'done' || centreId.value === undefined) return;
    try {
      if ((await queueApi.revision(centreId.value)) !== revision) await refresh();
    } catch {
      // Out of reach for a moment: the next look tells.
    }
  }

  function putAway(id: string): void {
    entries.value = entries.value.filter((entry) => entry.id !== id);
  }

  function answered(id: string): void {
    own.add(id);
    putAway(id);
  }

  async function takenBack(id: string): Promise<void> {
    own.delete(id);
    await refresh();
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  onScopeDispose(() => {
    clearInterval(timer);
  });
  watch(
    () => JSON.stringify([centreId.value, filter()]),
    () => void reload(),
    { immediate: true },
  );

  return {
    ...{ entries, error, more, reload, refresh, putAway, answered, takenBack },
    loading: computed(() => state.value === 'loading'),
    loadingMore: computed(() => state.value === 'loading-more'),
    hasMore: computed(() => cursor.value !== null),
  };
}

export type QueueList = ReturnType<typeof useQueueList>;
