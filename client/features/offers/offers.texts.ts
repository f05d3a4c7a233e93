import type {
  AlternativeDifference,
  AlternativeView,
  OfferView,
  Suggestion,
  WaitingPlace,
} from '#shared/contracts/offers.contract.js';
import { formatDeadline, formatWhen } from '../../core/dates.js';

const DIFFERENCES: Readonly<Record<AlternativeDifference, string>> = {
  day: 'another day',
  time: 'another time of day',
  room: 'another room',
};

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Placed = Pick<AlternativeView, 'startsAt' | 'endsAt' | 'room'>;

/** "Tuesday 1 December, 10:00 to 10:50, Studio A" */
export function placedText({ startsAt, endsAt, room }: Placed, zone: string): string {
  return [formatWhen(startsAt, endsAt, zone), room?.name ?? ''].filter((part) => part !== '').join(', ');
}

/** "Another day and another room" */
export const differenceText = ({ differsIn }: Pick<AlternativeView, 'differsIn'>): string =>
  differsIn.length === 0 ? 'As you asked' : capital(list(differsIn.map((one) => DIFFERENCES[one])));

const ORDINALS = ['th', 'st', 'nd', 'rd'] as const;

/** "2nd", "11th", "21st" */
export function ordinal(number: number): string {
  const [tens, ones] = [number % 100, number % 10];
  return `${number}${tens > 10 && tens < 14 ? 'th' : (ORDINALS[ones] ?? 'th')}`;
}

/** "2nd of 5" */
export const placeText = ({ place, of }: WaitingPlace): string => `${ordinal(place)} of ${of}`;

export const OFFERED = {
  title: ({ kind, alternatives }: OfferView): string => {
    if (kind === 'turn') return 'It is your turn';
    return alternatives.length === 1 ? 'Another time for you' : 'Other times for you';
  },
  intro: ({ kind }: OfferView, centre: string): string =>
    kind === 'turn'
      ? 'The time that this visit was waiting for has become free.'
      : `${centre} cannot take this visit at the time that was asked for.`,
  /** For those at the centre, who can say yes for somebody on the telephone. */
  introCentre: ({ kind }: OfferView, partner: string): string =>
    kind === 'turn'
      ? `${partner} has its turn on the waiting list.`
      : `${partner} has been offered other times. If they tell you which one, choose it for them.`,
  until: ({ until, alternatives }: OfferView, zone: string): string =>
    `${alternatives.length === 1 ? 'It is' : 'They are'} held until ${formatDeadline(until, zone)}.`,
  accept: 'Choose this time',
  acceptTurn: 'Yes, we are coming',
  ask: 'Ask for this time',
  askNamed: (placed: string): string => `Ask for ${placed}`,
  asks: 'The centre still has to approve it.',
  asked: (placed: string): string => `Asked for: ${placed}. The centre answers next`,
  acceptNamed: (placed: string): string => `Choose ${placed}`,
  acceptWithoutAward: 'Choose it without help with transport',
  done: (placed: string): string => `Agreed: ${placed}`,
} as const;

export const SUGGEST = {
  title: 'Offer other times',
  description: (partner: string): string =>
    `${partner} chooses one of them. Until then all are held, and the time they asked for is free again.`,
  loading: 'Looking for free times',
  choices: 'The nearest free times',
  choicesHint: 'Choose up to three. The first is the nearest.',
  none: 'Nothing is free within two weeks before and four weeks after. You can still name a time of your own.',
  own: 'A time of your own',
  ownAdd: 'Add a time of your own',
  day: 'Day',
  startTime: 'Starts',
  endTime: 'Ends',
  room: 'Room',
  send: (count: number): string =>
    count === 0 ? 'Offer times' : count === 1 ? 'Offer this time' : `Offer these ${count} times`,
  cancel: 'Keep the request',
  sent: (partner: string): string => `Offered: we have written to ${partner}`,
  which: (place: number): string => `The ${ordinal(place)} time: `,
} as const;

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const HALF_HOUR = 30;
const HOUR = 60;

function minutes(count: number): string {
  if (count < HOUR) return `${count} minutes`;
  const half = count % HOUR === HALF_HOUR ? ' and a half' : '';
  const hours = Math.floor(count / HOUR);
  if (count % HOUR !== 0 && half === '') return `${hours} h ${count % HOUR} min`;
  return `${hours}${half} ${hours === 1 && half === '' ? 'hour' : 'hours'}`;
}

/** What a suggestion gives up: "3 days later, same time, another room" */
export function costText({ givesUp, shiftDays, shiftMinutes }: Suggestion): string {
  const later = (count: number): string => (count < 0 ? 'earlier' : 'later');
  const parts = [
    shiftDays === 0 ? 'Same day' : `${days(Math.abs(shiftDays))} ${later(shiftDays)}`,
    shiftMinutes === 0 ? 'same time' : `${minutes(Math.abs(shiftMinutes))} ${later(shiftMinutes)}`,
    givesUp.includes('other_room') ? 'another room' : 'same room',
    ...(givesUp.includes('outside_school_hours') ? ['outside the school’s day'] : []),
  ];
  return parts.join(', ');
}

export const WAIT = {
  title: 'Put this request on the waiting list',
  description: (partner: string): string =>
    `Its room and equipment are free again for whoever is first in line. ${partner} is told, and has its turn when the whole of its wish is free and nobody with a larger shortfall waits for it.`,
  confirm: 'Put on the waiting list',
  keep: 'Keep the request',
  place: (place: WaitingPlace): string => `${placeText(place)} on the waiting list for this time`,
  explain:
    'When the time becomes free, schools that have had least of their fair share come first, then whoever has waited longest. If it is your turn we write to you, and the time is held for you.',
} as const;

export const WAITING_LIST = {
  title: 'Waiting list',
  intro:
    'The next one first: by shortfall of fair hours, then by how long they have waited. Whoever is first in line for a time gets its turn as soon as all of it is free.',
  loading: 'Loading the waiting list',
  noneTitle: 'Nobody is waiting',
  noneReason:
    'When a time is full, schools and groups can wait for it. You can put a request here from its page as well.',
  offeredTitle: 'Offered and held now',
  noneOffered: 'Nothing is offered at the moment.',
  caption: 'Who waits for what',
  hours: (shortfall: number | null): string =>
    shortfall === null ? 'No share' : `${(Math.round(shortfall / 6) / 10).toLocaleString('en-GB')} hours`,
  among: (place: string): string => `${place} for this time`,
  heldUntil: (deadline: string): string => `Held until ${deadline}`,
  columns: { place: 'Place', who: 'Who', when: 'For when', shortfall: 'Short of', since: 'Asked' },
} as const;
