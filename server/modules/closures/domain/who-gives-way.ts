/** Units of a pool that a visit was promised, and how firmly. */
export interface PoolPromise {
  readonly visitId: string;
  readonly quantity: number;
  /** In ms since the epoch; the end does not belong to it. */
  readonly from: number;
  readonly until: number;
  /** Promises before requests. */
  readonly rank: number;
}

/** Units that cannot be used for a while; without an end, until is infinite. */
export interface Missing {
  readonly quantity: number;
  readonly from: number;
  readonly until: number;
}

interface Stretch {
  readonly quantity: number;
  readonly from: number;
  readonly until: number;
}

const inUseAt = (all: readonly Stretch[], at: number): number =>
  all.reduce((sum, { quantity, from, until }) => (from <= at && at < until ? sum + quantity : sum), 0);

/** The most that is in use at one instant of a stretch: it only rises where something begins. */
export function mostInUse(all: readonly Stretch[], within: Pick<Stretch, 'from' | 'until'>): number {
  const begins = all.map(({ from }) => from).filter((at) => at >= within.from && at < within.until);
  return Math.max(...[within.from, ...begins].map((at) => inUseAt(all, at)));
}

/**
 * The visits for which not enough units are left. The others keep theirs: promises before requests, the earlier before
 * the later, so that as few as possible have to give way.
 */
export function whoGivesWay(
  stock: number,
  promises: readonly PoolPromise[],
  missing: readonly Missing[],
): ReadonlySet<string> {
  const kept: Stretch[] = [...missing];
  const giveWay = new Set<string>();
  const inTurn = promises.toSorted((a, b) => a.rank - b.rank || a.from - b.from || (a.visitId < b.visitId ? -1 : 1));
  for (const promise of inTurn) {
    if (mostInUse(kept, promise) + promise.quantity <= stock) kept.push(promise);
    else giveWay.add(promise.visitId);
  }
  return giveWay;
}
