import { computed, shallowRef } from 'vue';
import type { VisitPage, VisitView } from '#shared/contracts/visits.contract.js';
import { addDays } from '#shared/values/local-date.js';
import { today } from '../../core/dates.js';
import { visitsApi } from './visits.api.js';

export type VisitListKind = 'coming' | 'past' | 'asked';

const PAGE = 20;

function queryOf(kind: VisitListKind) {
  if (kind === 'asked') return { state: 'requested', order: 'asked', limit: 50 } as const;
  return kind === 'coming'
    ? ({ from: today(), order: 'day', limit: PAGE } as const)
    : ({ to: addDays(today(), -1), order: 'dayDescending', limit: PAGE } as const);
}

/** A list of visits that grows page by page; nothing shown is lost when the next page fails. */
export function useVisitList(kind: VisitListKind) {
  const items = shallowRef<readonly VisitView[]>([]);
  const cursor = shallowRef<string | null>(null);
  const state = shallowRef<'loading' | 'loading-more' | 'done'>('loading');
  const error = shallowRef<unknown>(null);

  async function fetchPage(): Promise<VisitPage | null> {
    error.value = null;
    try {
      return await visitsApi.list({ ...queryOf(kind), ...(cursor.value === null ? {} : { cursor: cursor.value }) });
    } catch (problem) {
      error.value = problem;
      return null;
    } finally {
      state.value = 'done';
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

  /** Puts a newer view of a visit in its place, or takes it out. */
  function replace(visitId: string, visit: VisitView | null): void {
    items.value = items.value.flatMap((item) => {
      if (item.id !== visitId) return [item];
      return visit ? [visit] : [];
    });
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
