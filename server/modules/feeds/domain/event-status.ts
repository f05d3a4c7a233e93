import type { VisitState } from '#shared/contracts/vocabulary.js';

export type EventStatus = 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';

const STATUS: Readonly<Record<VisitState, EventStatus | null>> = {
  requested: 'TENTATIVE',
  offered: null,
  approved: 'CONFIRMED',
  attended: 'CONFIRMED',
  waitlisted: null,
  declined: 'CANCELLED',
  withdrawn: 'CANCELLED',
  cancelled: 'CANCELLED',
  expired: 'CANCELLED',
  no_show: 'CANCELLED',
};

/**
 * How a visit's state shows in a calendar. What ended is shown as cancelled for a while, so that programs that
 * remember an entry take it away. A visit that was offered other times, or waits for one, has none yet: it is
 * not in the calendar at all.
 */
export const eventStatus = (state: VisitState): EventStatus | null => STATUS[state];
