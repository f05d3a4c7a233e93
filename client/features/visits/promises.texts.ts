import type { FinalNumbersView } from '#shared/contracts/final-numbers.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { formatDeadline, formatMoment } from '../../core/dates.js';
import { adultsText, pupilsText } from './visits.texts.js';

export const NUMBERS = {
  title: 'Final numbers',
  pupils: 'Pupils',
  adults: 'Adults',
  confirm: 'Confirm numbers',
  correct: 'Correct numbers',
  dueBy: (deadline: string): string => `Final numbers by ${deadline}`,
  confirmThese: ({ expectedPupils, expectedAdults }: Pick<VisitView, 'expectedPupils' | 'expectedAdults'>): string =>
    `Confirm ${pupilsText(expectedPupils)}, ${adultsText(expectedAdults)}`,
  done: 'The final numbers are confirmed',
  more: 'Give more time',
  day: 'Last day for final numbers',
  save: 'Give more time until then',
  extended: 'There is more time for the final numbers',
  overRoll: (roll: number): string => `Enter ${roll} or fewer: that is how many pupils the school has on roll`,
  overRoom: (capacity: number): string => `Enter ${capacity} or fewer: that is how many pupils the room takes`,
} as const;

/** What happens by when, to whoever reads it. */
export function numbersSentence(
  { dueAt, confirmedAt, mayConfirm }: FinalNumbersView,
  zone: string,
  forCentre: boolean,
): string {
  if (confirmedAt) return `Confirmed on ${formatMoment(confirmedAt, zone)}.`;
  const by = formatDeadline(dueAt, zone);
  if (!mayConfirm) return `They are due by ${by}.`;
  return forCentre
    ? `The school confirms them by ${by}. After that the visit is released. You can confirm them on its behalf.`
    : `Tell the centre how many are coming by ${by}. After that the visit is cancelled and its room given to others.`;
}
