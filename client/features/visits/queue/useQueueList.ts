import { computed, onScopeDispose, watch, type Ref } from 'vue';
import type { QueueAsked } from './queue.api.js';
import { QueuePages } from './queue-pages.js';

/** How often the server is asked whether anything has changed. */
const LOOK_EVERY_MS = 4_000;

/** The requests of a centre, page by page, kept as the server has them while the page is in sight. */
export function useQueueList(centreId: Ref<string | undefined>, filter: () => QueueAsked) {
  const pages = new QueuePages(centreId, filter);

  function answered(id: string): void {
    pages.own.add(id);
    pages.putAway(id);
  }

  async function takenBack(id: string): Promise<void> {
    pages.own.delete(id);
    await pages.refresh();
  }

  const timer = setInterval(() => void pages.look(), LOOK_EVERY_MS);
  onScopeDispose(() => {
    clearInterval(timer);
  });
  watch(
    () => JSON.stringify([centreId.value, filter()]),
    () => void pages.reload(),
    { immediate: true },
  );

  return {
    ...{ entries: pages.entries, error: pages.error, answered, takenBack },
    more: () => pages.more(),
    reload: () => pages.reload(),
    refresh: () => pages.refresh(),
    putAway: (id: string) => {
      pages.putAway(id);
    },
    loading: computed(() => pages.state.value === 'loading'),
    loadingMore: computed(() => pages.state.value === 'loading-more'),
    hasMore: computed(() => pages.cursor.value !== null),
  };
}

export type QueueList = ReturnType<typeof useQueueList>;
