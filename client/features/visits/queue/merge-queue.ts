import type { QueueItem } from '#shared/contracts/queue.contract.js';

/** A request in the list as somebody works through it. */
export interface Entry {
  readonly id: string;
  readonly item: QueueItem;
  /** Came while the list was open. */
  readonly fresh: boolean;
  /** Somebody else has answered it, or it ended by itself; it stays in its place until it is put away. */
  readonly gone: boolean;
}

export const entryOf = (item: QueueItem, fresh = false): Entry => ({ id: item.visit.id, item, fresh, gone: false });

/**
 * What the server has now, merged into what is shown: the order is the server's, what is new is marked, and what has gone
 * stays behind the one that stood before it, so that nothing vanishes under the reader's hand.
 * @param own answered here: they go at once
 */
export function mergeQueue(shown: readonly Entry[], now: readonly QueueItem[], own: ReadonlySet<string>): Entry[] {
  const known = new Map(shown.map((entry) => [entry.id, entry]));
  const merged = now
    .filter(({ visit }) => !own.has(visit.id))
    .map((item) => entryOf(item, known.get(item.visit.id)?.fresh ?? !known.has(item.visit.id)));
  const there = new Set(merged.map(({ id }) => id));
  let before = -1;
  for (const entry of shown) {
    const place = merged.findIndex(({ id }) => id === entry.id);
    if (place >= 0) before = place;
    else if (!own.has(entry.id) && !there.has(entry.id)) {
      before += 1;
      merged.splice(before, 0, { ...entry, gone: true });
    }
  }
  return merged;
}
