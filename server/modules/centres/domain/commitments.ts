/** What visits have been promised of one equipment pool. */
export interface Commitment {
  readonly quantity: number;
  readonly from: Date;
  readonly until: Date;
}

export interface Peak {
  readonly quantity: number;
  /** When it is first reached; null when nothing is promised. */
  readonly at: Date | null;
}

const promisedAt = (commitments: readonly Commitment[], at: Date): number =>
  commitments.reduce((sum, held) => (held.from <= at && held.until > at ? sum + held.quantity : sum), 0);

/** The most that is promised at one instant. The sum only rises where a commitment begins. */
export function peakOf(commitments: readonly Commitment[]): Peak {
  let peak: Peak = { quantity: 0, at: null };
  for (const { from } of [...commitments].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const quantity = promisedAt(commitments, from);
    if (quantity > peak.quantity) peak = { quantity, at: from };
  }
  return peak;
}

/** Units that cannot be used for a while; `until` is null when nobody knows for how long. */
export interface Outage {
  readonly quantity: number;
  readonly from: Date;
  readonly until: Date | null;
}

/** The commitments that see, at some instant while one of the outages runs, more promised than is left. */
export function shortOf<Held extends Commitment>(
  stock: number,
  commitments: readonly Held[],
  outages: readonly Outage[],
): Held[] {
  const left = (at: Date) =>
    stock -
    outages.reduce((sum, out) => (out.from <= at && (!out.until || out.until > at) ? sum + out.quantity : sum), 0);
  const starts = [...commitments, ...outages].map((one) => one.from);
  const shortAt = starts.filter((at) => promisedAt(commitments, at) > left(at));
  return commitments.filter((held) => shortAt.some((at) => held.from <= at && held.until > at));
}
