import type { VisitFacts } from './visit-events.js';

export type SeriesNews = 'requested' | 'approved' | 'declined' | 'withdrawn' | 'cancelled' | 'expired' | 'changed';

/**
 * Something happened to several visits of a series at once, told once. Each visit has told its own story to the modules
 * that count and pay; this is for those who tell people.
 */
export class SeriesMoved {
  constructor(
    readonly news: SeriesNews,
    /** Of one series, at least one; in no order. */
    readonly visits: readonly VisitFacts[],
    /** Null when time ran out. */
    readonly actorId: string | null,
  ) {}
}
