import type { QueueOrder } from '#shared/contracts/queue.contract.js';

/**
 * The order of a queue of requests. By need: the school that is short of the most fair hours first, then the request
 * whose time runs out first, then the one that has waited longest. Whoever has no fair share, a community group or a
 * school of which something is not known, comes after those who have one: nobody's need is guessed. Hours are compared
 * as they are shown, to one decimal, so that two schools who look the same are the same. The id ends every tie, so that
 * the order is total and a page can go on after any place in it.
 */
export interface Waiting {
  readonly id: string;
  /** Fair hours to one decimal; null without a share. */
  readonly shortfall: number | null;
  /** Milliseconds since the epoch, like the others; null where nothing runs out. */
  readonly dueAt: number | null;
  readonly askedAt: number;
  readonly startsAt: number;
}

type Key = (waiting: Waiting) => readonly number[];

const LAST = Number.MAX_SAFE_INTEGER;

const KEYS: Readonly<Record<QueueOrder, Key>> = {
  need: ({ shortfall, dueAt, askedAt }) => [shortfall === null ? LAST : -shortfall, dueAt ?? LAST, askedAt],
  waiting: ({ askedAt }) => [askedAt],
  day: ({ startsAt }) => [startsAt],
};

export function inOrder(order: QueueOrder): (a: Waiting, b: Waiting) => number {
  const keyOf = KEYS[order];
  return (a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    const place = x.findIndex((value, index) => value !== y[index]);
    if (place >= 0) return (x[place] ?? 0) - (y[place] ?? 0);
    return a.id < b.id ? -1 : Number(a.id > b.id);
  };
}

/**
 * What follows a place in the order; the place need not be there any more. A request that moved up past it since is not
 * among them: the revision of the queue has changed then, by which the reader knows to begin again.
 */
export function after<Item extends Waiting>(items: readonly Item[], order: QueueOrder, place: Waiting | null): Item[] {
  const compare = inOrder(order);
  const following = place === null ? [...items] : items.filter((item) => compare(place, item) < 0);
  return following.sort(compare);
}
