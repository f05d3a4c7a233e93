import type { Entry } from './merge-queue.js';
import { REQUESTS } from './requests.texts.js';

/** Why that answer cannot be given to a request now, in a sentence; null when it can. */
export function whyNot({ gone, item: { visit } }: Entry, action: 'approve' | 'decline' | 'offer'): string | null {
  if (gone) return REQUESTS.goneOther;
  if (visit.availableActions.includes(action)) return null;
  return visit.signOff === 'waiting' ? REQUESTS.notSignedOff(visit) : REQUESTS.notNow(visit);
}
