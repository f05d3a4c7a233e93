import type { FinalNumbersView } from '#shared/contracts/final-numbers.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import type { SwapTime, SwapView } from '#shared/contracts/swaps.contract.js';
import { formatDeadline, formatMoment, formatWhen } from '../../core/dates.js';
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

export const SWAP = {
  title: 'Swap with another school',
  intro:
    'Choose a day and one of its busy times. The other school is asked without learning who you are, and nothing changes without its yes.',
  introCentre: 'Choose a day and one of its busy times. Both schools are asked, and nothing changes without both.',
  day: 'Day',
  times: 'A busy time',
  none: 'No visit of another school is on that day. Choose another day.',
  propose: 'Propose the swap',
  proposed: 'The swap is proposed',
  heading: 'A swap is proposed',
  consent: 'Yes, swap',
  refuse: 'No, keep our time',
  withdraw: 'Take the proposal back',
  done: { consent: 'You said yes', refusal: 'You said no', withdrawal: 'The proposal is taken back' },
} as const;

/** "Thursday 3 December, 14:00 to 15:30, Lab" */
export const swapTimeText = ({ startsAt, endsAt, room }: SwapTime, zone: string): string =>
  `${formatWhen(startsAt, endsAt, zone)}, ${room.name}`;

/** What the proposal would mean, and whose answer is waited for. */
export function swapSentence({ mine, other, consented, expiresAt }: SwapView, zone: string): string {
  const whose = other.partner === null ? 'another school’s' : `that of ${other.partner}`;
  const waiting = consented.mine ? 'The other school has not answered yet.' : '';
  const by = `Without the yes of both schools by ${formatDeadline(expiresAt, zone)} everything stays as it is.`;
  return `This visit, ${swapTimeText(mine, zone)}, for ${whose}: ${swapTimeText(other, zone)}. ${waiting} ${by}`;
}

export const HAND_OVER = {
  title: 'Hand over to a colleague',
  intro: 'Your colleague looks after the visit from then on and gets its mails.',
  person: 'Colleague',
  extent: 'What to hand over',
  extents: {
    visit: 'This visit',
    series: 'This visit and the later ones of its series',
    all: 'Everything to come that is looked after by the same person',
  },
  save: 'Hand over',
  done: (visits: number): string => (visits === 1 ? 'The visit is handed over' : `${visits} visits are handed over`),
  leavers: 'Visits of people who left',
  leaversIntro: 'Nobody gets the mails about these visits. Open one and hand over everything to come.',
} as const;
