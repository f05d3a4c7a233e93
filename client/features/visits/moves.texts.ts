import type { VisitMove, VisitView } from '#shared/contracts/visits.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { formatWhen } from '../../core/dates.js';
import type { VisitSide } from './useVisitSide.js';
import { VISIT_STATES } from './visit-states.js';

/** The moves that ask why before they are made. */
export type ReasonedMove = 'decline' | 'withdraw' | 'cancel' | 'recordNoShow';

export interface ReasonTexts {
  title: string;
  description: string;
  reason: string;
  /** Left out where a move takes no note. */
  note?: string;
  confirm: string;
  keep: string;
}

type Told = Pick<VisitView, 'centre' | 'partner'>;

const otherSide = ({ centre, partner }: Told, side: VisitSide): string =>
  side === 'centre' ? partner.name : centre.name;

export const noShowTexts = (partner: string): ReasonTexts => ({
  title: 'They did not come',
  description: `It stays on record that nobody came from ${partner}. You can take it back for ten seconds.`,
  reason: 'Why, if you know',
  confirm: 'Record that nobody came',
  keep: 'Go back',
});

export const REASON_TEXTS: Readonly<Record<ReasonedMove, (visit: Told, side: VisitSide) => ReasonTexts>> = {
  decline: ({ partner }) => ({
    title: 'Decline this visit',
    description: `Its room and equipment are given back. ${partner.name} sees the reason.`,
    reason: 'Reason',
    note: `A note to ${partner.name}`,
    confirm: 'Decline visit',
    keep: 'Keep the request',
  }),
  withdraw: ({ centre }) => ({
    title: 'Withdraw this request',
    description: `Its room and equipment are given back. Your reason helps ${centre.name} to remove what keeps schools away.`,
    reason: 'Reason',
    note: `A note to ${centre.name}`,
    confirm: 'Withdraw request',
    keep: 'Keep the request',
  }),
  cancel: (visit, side) => ({
    title: 'Cancel this visit',
    description: `Its room, equipment and transport award are given back, and we tell ${otherSide(visit, side)}.`,
    reason: 'Reason',
    note: `A note to ${otherSide(visit, side)}`,
    confirm: 'Cancel visit',
    keep: 'Keep the visit',
  }),
  recordNoShow: ({ partner }) => noShowTexts(partner.name),
};

/** Said before a visit is cancelled, and after: whether it comes too late for the centre's terms, and what that means. */
export const TERMS = {
  free: (until: string): string => `You can cancel freely until ${until}.`,
  latePartner:
    'This is later than the centre’s terms allow. Its hours count as used in your fair hours, as if nobody had come.',
  lateCentre:
    'This is later than your own terms allow. It stays on record as a promise that was broken; write to the school why.',
  wasLate: {
    partner: 'It was taken off later than the centre’s terms allow, so its hours count as used.',
    centre: 'The centre cancelled it later than its own terms allow: a promise that was broken.',
  },
  lateEntry: 'Later than the terms allow',
  competes: (until: string): string =>
    `Others may ask for the same time until ${until}. The centre then chooses between all who asked.`,
} as const;

/** What has just been done. Nobody needs to be told the name of their own school. */
export function movedText(visit: VisitView, side: VisitSide): string {
  const when = formatWhen(visit.startsAt, visit.endsAt, visit.centre.zone);
  return `${VISIT_STATES[visit.state].word}: ${side === 'centre' ? `${visit.partner.name}, ` : ''}${when}`;
}

/** For those who hoped for the visit: what became of it. Null while it stands, and once it has been. */
export function outcomeText({ state, centre }: Pick<VisitView, 'state' | 'centre'>): string | null {
  return OUTCOMES[state]?.(centre.name) ?? null;
}

const OUTCOMES: Partial<Record<VisitState, (centre: string) => string>> = {
  declined: (centre) => `${centre} cannot take this visit.`,
  withdrawn: () => 'This request was withdrawn. Its room and equipment are free again.',
  cancelled: () => 'This visit was cancelled. Its room and equipment are free again.',
  expired: () => 'Nobody answered in time, so the room and equipment are free again.',
};

export const VISIT = {
  loading: 'Loading the visit',
  title: 'Visit',
  kicker: (reference: string): string => `Visit ${reference}`,
  standing: 'How the visit stands',
  calendar: 'Add to my calendar',
  findAnother: 'Find another time',
  facts: 'The visit',
  history: 'What happened',
} as const;

export const CHANGE = {
  title: 'Change this visit',
  intro: 'Only this visit changes; others of its series stay as they are.',
  loading: 'Loading the visit',
  day: 'Day',
  startTime: 'Starts',
  endTime: 'Ends',
  room: 'Room',
  pupils: 'Pupils',
  again: 'If the school changes an approved visit, the centre has to approve it again.',
  cancel: 'Cancel',
  save: 'Change the visit',
  done: 'The visit is changed',
} as const;

export const IN_SERIES = {
  repeat: 'Repeat this visit',
  change: 'Change this visit',
  member: 'This visit belongs to a series.',
  open: 'Open the series',
} as const;

export const ATTENDANCE = {
  title: 'Who came?',
  pupils: 'Pupils',
  pupilsHint: 'From 1 to 2,000',
  adults: 'Adults',
  adultsHint: 'From 0 to 500',
  overRoll: (roll: number): string => `Enter ${roll} or fewer: that is how many pupils the school has on roll`,
  surprising: (expected: number): string =>
    `${expected === 1 ? 'Only 1 was' : `Only ${expected} were`} expected. Save it if so many came.`,
  save: 'Save attendance',
  noShow: 'They did not come',
} as const;

export const ACTIONS = {
  approve: 'Approve',
  approveWithoutAward: 'Approve without the award',
  offer: 'Offer other times',
  wait: 'Put on the waiting list',
  decline: 'Decline',
  withdraw: 'Withdraw request',
  cancel: 'Cancel visit',
} as const;

export const UNDO = {
  done: (count: number): string =>
    count === 1 ? 'Taken back: nobody was told' : `${count} taken back: nobody was told`,
} as const;

/** Where a visit was before it was moved. */
export const leftText = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, zone: string): string =>
  `Until then: ${formatWhen(startsAt, endsAt, zone)}`;

export const MOVES: Readonly<Record<VisitMove, string>> = {
  request: 'Asked for',
  approve: 'Approved',
  offer: 'Other times offered',
  wait: 'Put on the waiting list',
  turn: 'Its turn on the waiting list: the time is held',
  accept: 'One of the times offered was chosen',
  decline: 'Declined',
  withdraw: 'Withdrawn',
  cancel: 'Cancelled',
  recordAttendance: 'Attendance recorded',
  recordNoShow: 'Recorded as not come',
  change: 'Changed',
  repeat: 'Repeats from now on',
  undo: 'Taken back',
  signOff: 'Signed off by the school',
  arrive: 'Arrived',
  takeBackArrival: 'Arrival taken back',
  finishEarly: 'Finished early',
  correct: 'Attendance corrected',
  lapse: 'Nobody answered in time, so its place was given back',
  confirmNumbers: 'Final numbers confirmed',
  extendNumbers: 'More time for final numbers',
  release: 'Released, as final numbers were not confirmed',
  swap: 'Swapped with another visit',
  handOver: 'Handed over',
};
