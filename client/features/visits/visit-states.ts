import type { VisitState } from '#shared/contracts/vocabulary.js';
import type { StatusTone } from '../../ui/status-tone.js';

/** What each state is called, and how it looks, wherever it is shown. */
export const VISIT_STATES: Readonly<Record<VisitState, { word: string; tone: StatusTone }>> = {
  requested: { word: 'Waiting for an answer', tone: 'wait' },
  offered: { word: 'A time is offered', tone: 'offer' },
  approved: { word: 'Approved', tone: 'good' },
  waitlisted: { word: 'On the waiting list', tone: 'wait' },
  attended: { word: 'Attended', tone: 'good' },
  declined: { word: 'Declined', tone: 'bad' },
  withdrawn: { word: 'Withdrawn', tone: 'neutral' },
  cancelled: { word: 'Cancelled', tone: 'neutral' },
  expired: { word: 'Not answered in time', tone: 'neutral' },
  no_show: { word: 'Did not come', tone: 'bad' },
};

/** What can be told and asked of a visit's pack: it is filled while the visit may take place, and read after it did. */
export const packUse = (state: VisitState): 'fill' | 'read' | null => {
  if (state === 'requested' || state === 'offered' || state === 'approved') return 'fill';
  return state === 'attended' ? 'read' : null;
};
