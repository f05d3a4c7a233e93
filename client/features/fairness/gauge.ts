/** Where the parts of a gauge lie, in per cent of its length. */

export interface Gauge {
  readonly used: number;
  /** What a visit that is to be decided adds behind it. */
  readonly added: number;
  /** Where the fair hours end. */
  readonly mark: number;
}

const PER_CENT = 100;

/** Everything fits on the scale: the longest of what is due, used, and used with the visit fills it. */
export function gaugeOf({ used, entitled, usedAfter }: { used: number; entitled: number; usedAfter: number }): Gauge {
  const most = Math.max(used, entitled, usedAfter);
  const share = (hours: number): number => (most === 0 ? 0 : (PER_CENT * hours) / most);
  return { used: share(used), added: share(Math.max(0, usedAfter - used)), mark: share(entitled) };
}
