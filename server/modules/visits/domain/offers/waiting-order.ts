import type { WaitingPlace } from '#shared/contracts/offers.contract.js';

/** In which order those who wait get their turn. */

export interface Waiting {
  readonly id: string;
  /** Minutes by which the school's use lags behind its entitlement; null for groups, and where a share is not known. */
  readonly shortfall: number | null;
  readonly since: Date;
}

/**
 * The larger shortfall of fair hours first, then whoever has waited longest. Without a share one is neither short of
 * anything nor ahead: such groups stand between schools that had less than their share and those that had more.
 */
export function inWaitingOrder<W extends Waiting>(all: readonly W[]): W[] {
  return all.toSorted(
    (a, b) =>
      (b.shortfall ?? 0) - (a.shortfall ?? 0) ||
      a.since.getTime() - b.since.getTime() ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * Which one of how many it is that wait for any of the same things at the same time.
 * @param inOrder all that wait at the centre, by `inWaitingOrder`
 */
export function placeOf(id: string, inOrder: readonly Waiting[], rivals: ReadonlySet<string>): WaitingPlace | null {
  const together = inOrder.filter((one) => one.id === id || rivals.has(one.id));
  const index = together.findIndex((one) => one.id === id);
  return index === -1 ? null : { place: index + 1, of: together.length };
}
