import { computed, shallowRef, toValue, type MaybeRefOrGetter } from 'vue';

/**
 * The one item of a list on which somebody is. When it is taken out, the item that moved up into its place is next.
 */
export function useCursor<Item extends { id: string }>(list: MaybeRefOrGetter<readonly Item[]>) {
  const at = shallowRef<{ id: string | null; place: number }>({ id: null, place: 0 });

  const place = computed(() => {
    const items = toValue(list);
    const found = items.findIndex(({ id }) => id === at.value.id);
    return found === -1 ? Math.min(at.value.place, items.length - 1) : found;
  });
  const current = computed(() => toValue(list)[place.value] ?? null);

  function choose(id: string): void {
    const chosen = toValue(list).findIndex((item) => item.id === id);
    if (chosen !== -1) at.value = { id, place: chosen };
  }

  /** @returns whether there was somewhere to go */
  function step(by: 1 | -1): boolean {
    const next = toValue(list)[place.value + by];
    if (next) choose(next.id);
    return next !== undefined;
  }

  return { current, choose, step };
}
