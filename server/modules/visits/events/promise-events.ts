import type { VisitFacts } from './visit-events.js';

/** The deadline for final numbers comes near, and nobody has given them. */
export class FinalNumbersDue {
  constructor(readonly visit: VisitFacts) {}
}

export type SwapNews = 'proposed' | 'refused' | 'withdrawn' | 'expired' | 'overtaken';

/** Somebody proposed that two visits change places, or such a proposal ended without a swap. */
export class SwapMoved {
  constructor(
    readonly news: SwapNews,
    readonly swapId: string,
    /** Those of the two whose partners are to be told. */
    readonly visits: readonly VisitFacts[],
    /** Null when it ended by itself. */
    readonly actorId: string | null,
  ) {}
}

/** Another person of the same partner looks after some visits from now on. */
export class VisitsHandedOver {
  constructor(
    /** In the order of time, at least one. */
    readonly visitIds: readonly string[],
    readonly toId: string,
    readonly actorId: string,
  ) {}
}
