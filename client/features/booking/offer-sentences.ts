import { durationText } from '#shared/values/duration-text.js';
import type { DeadEnd, FoundTimes, GivenUp, OfferReason, TimeOffer } from '#shared/contracts/search.contract.js';
import { formatDay, formatTime } from '../../core/dates.js';
import { inSentence, quantityText } from '../../core/words.js';
import { listText, pupilsText } from '../visits/index.js';
import { OTHER, type Wishes } from './wishes.js';

/** "Tuesday 1 December, 10:00 to 12:00" */
export const offerWhen = ({ day, startTime, endTime }: Pick<TimeOffer, 'day' | 'startTime' | 'endTime'>): string =>
  `${formatDay(day)}, ${startTime} to ${endTime}`;

const PERIOD_NUMBER = /^period (\d+)$/i;

/** "period 5", "periods 3, 4 and 5", "registration and period 1" */
export function lessonsText(names: readonly string[]): string {
  const numbers = names.flatMap((name) => PERIOD_NUMBER.exec(name)?.[1] ?? []);
  if (numbers.length < names.length || names.length < 2) return listText(names.map(inSentence));
  return `periods ${listText(numbers)}`;
}

function reasonText(reason: OfferReason): string {
  switch (reason.code) {
    case 'no_lesson_lost':
      return 'No lesson is lost';
    case 'outside_lessons':
      return 'There are no lessons that day';
    case 'lessons_lost':
      return reason.lessons.length === 1
        ? `No lesson lost but ${lessonsText(reason.lessons)}`
        : `The group misses ${lessonsText(reason.lessons)}`;
    case 'only_day':
      return 'The only day that fits';
    case 'only_week':
      return 'The only week that fits';
    case 'earliest':
      return 'The earliest';
    case 'as_wished':
      return 'At the time that you wished';
    case 'room_fits':
      return `The room is just large enough, for up to ${reason.capacity}`;
  }
}

/** "No lesson lost but period 5. The earliest." A group without bell times hears nothing of lessons. */
export function reasonsText(reasons: readonly OfferReason[], bellTimes: FoundTimes['bellTimes']): string {
  const told = reasons.filter(({ code }) => bellTimes !== 'none' || code !== 'outside_lessons');
  return told.map((reason) => `${reasonText(reason)}.`).join(' ');
}

type GivenUpSimply = Exclude<GivenUp['code'], 'tutor' | 'equipment' | 'half_group' | 'feature'>;

const GIVEN_UP: Readonly<Record<GivenUpSimply, string>> = {
  other_day: 'On another day than you asked for',
  other_time: 'At another time of day',
  later_back: 'Back later than you asked for',
  outside_school_hours: 'Outside school hours',
  vehicle: 'Without the minibus',
};

/** What an offer gives up of the wishes. */
function givenUpText(given: GivenUp): string {
  switch (given.code) {
    case 'tutor':
      return `Without a tutor for ${given.skill}`;
    case 'equipment':
      return given.left === 0
        ? `Without ${inSentence(given.name)}`
        : `With ${given.left} of the ${quantityText(given.wanted, given.name)}`;
    case 'half_group':
      return `With half the group at a time: ${pupilsText(given.pupils)}`;
    case 'feature':
      return `In a room without “${given.feature}”`;
    default:
      return GIVEN_UP[given.code];
  }
}

/** "With 9 of the 14 recorders", "On another day than you asked for and at another time of day" */
export const givenUpAll = (given: readonly GivenUp[]): string => listText(given.map(givenUpText).map(lowerAfterFirst));

const lowerAfterFirst = (text: string, index: number): string => (index === 0 ? text : inSentence(text));

type SimpleEnd = 'no_step_free_room' | 'no_open_day' | 'all_taken' | 'no_journey_for_vehicle';

const DEAD_ENDS: Readonly<Record<SimpleEnd, string>> = {
  no_step_free_room: 'No room of the centre that has what you need can be reached without steps.',
  no_open_day: 'The centre is closed, or there is no school, on all of the days that you asked for.',
  no_journey_for_vehicle:
    'Nobody has told us how far it is, so the minibus cannot be planned. The centre can enter the journey.',
  all_taken: 'Everything that suits you is taken on the days that you asked for.',
};

const tooSmall = ({ pupils, largest }: { pupils: number; largest: number }): string =>
  largest === 0
    ? 'The centre has no room that can be booked.'
    : `No room that has what you need takes ${pupilsText(pupils)}: the largest is for ${largest}.`;

/** Why nothing was found, in a sentence. */
export function deadEndText(end: DeadEnd): string {
  switch (end.code) {
    case 'no_room_large_enough':
      return tooSmall(end);
    case 'no_room_with_features':
      return `No room of the centre has ${listText(end.features)}.`;
    case 'too_little_equipment':
      return `You need ${quantityText(end.wanted, end.name)}, and the centre has ${end.stock}.`;
    case 'no_tutor_with_skill':
      return `No tutor of the centre teaches ${end.skill}.`;
    case 'no_vehicle_large_enough':
      return `The centre has no minibus for ${end.people} people.`;
    case 'against_rules':
      return `Without the centre’s rules there would be a free time. ${end.rules.join(' ')}`;
    case 'no_time_long_enough':
      return `Between the times that you gave there is no room for a session of ${durationText(end.minutes)} and the way there and back.`;
    default:
      return DEAD_ENDS[end.code];
  }
}

interface WishInTheWay {
  field: string;
  label: string;
}

const doWithoutMinibus = { field: 'vehicle', label: 'Do without the minibus' };
const otherDays = { field: 'when', label: 'Choose other days' };
const otherActivity = { field: 'activityId', label: 'Choose another activity' };

/** What an activity needs cannot be changed by whoever books it. */
const OF_ALL: Readonly<Partial<Record<DeadEnd['code'], WishInTheWay>>> = {
  no_step_free_room: { field: 'stepFree', label: 'Change step-free access' },
  against_rules: otherDays,
  no_open_day: otherDays,
  all_taken: otherDays,
  no_room_large_enough: { field: 'pupils', label: 'Change how many pupils come' },
  no_vehicle_large_enough: doWithoutMinibus,
  no_journey_for_vehicle: doWithoutMinibus,
};

/** The field of the first screen that stands in the way. */
export function wishInTheWay(end: DeadEnd, wishes: Wishes): WishInTheWay {
  if (end.code === 'no_time_long_enough') return timeInTheWay(wishes);
  const known = OF_ALL[end.code];
  if (known || wishes.activityId !== OTHER) return known ?? otherActivity;
  if (end.code === 'no_room_with_features') return { field: 'features', label: 'Change what the room must have' };
  if (end.code !== 'too_little_equipment') return { field: 'tutorSkill', label: 'Change the tutor' };
  const row = wishes.equipment.findIndex(({ name }) => name === end.name);
  return { field: `equipment.${Math.max(row, 0)}.quantity`, label: 'Change the equipment' };
}

function timeInTheWay({ backBy, firstPeriod, earliest, latest, activityId }: Wishes): WishInTheWay {
  if (backBy !== '') return { field: 'backBy', label: 'Change when you must be back' };
  if (firstPeriod !== '') return { field: 'firstPeriod', label: 'Change the periods' };
  if (earliest !== '' || latest !== '') return { field: 'earliest', label: 'Change the times' };
  return activityId === OTHER ? { field: 'durationMinutes', label: 'Change how long it takes' } : otherActivity;
}

/** A community group leaves no school, so nobody tells it when to. */
export function withoutSchool(found: FoundTimes): FoundTimes {
  if (found.bellTimes !== 'none') return found;
  const stay = (offer: TimeOffer): TimeOffer => ({ ...offer, travel: null });
  const nearMisses = found.nearMisses.map((miss) => ({ ...miss, offer: stay(miss.offer) }));
  return { ...found, offers: found.offers.map(stay), nearMisses };
}

/** "2 others have asked for this time. The centre chooses between you." Empty where nobody has. */
export function rivalsText({ rivals }: Pick<TimeOffer, 'rivals'>): string {
  if (rivals === 0) return '';
  const others = rivals === 1 ? '1 other has' : `${rivals} others have`;
  return `${others} asked for this time. The centre chooses between you.`;
}

/** What the manager would set aside: each rule in its own words. */
export const setsAsideText = ({ setsAside }: Pick<TimeOffer, 'setsAside'>): string =>
  setsAside.length === 0 ? '' : `Only with an exception: ${setsAside.map(({ text }) => text).join(' ')}`;

/** "Leave school by 09:10, back by 12:20"; empty where nobody knows, and where there is nowhere to go. */
export function offerTravel(
  { travel }: Pick<TimeOffer, 'travel'>,
  journey: FoundTimes['journey'],
  zone: string,
): string {
  if (!travel || !journey || journey.minutes === 0) return '';
  return `Leave school by ${formatTime(travel.leaveAt, zone)}, back by ${formatTime(travel.backAt, zone)}`;
}

export const offerEquipment = ({ equipment }: Pick<TimeOffer, 'equipment'>): string =>
  equipment.map(({ quantity, name }) => quantityText(quantity, name)).join(', ');

/** "3 hours 20 minutes of lessons to cover"; empty where there are none. */
export const coverText = ({ coverMinutes }: Pick<TimeOffer, 'coverMinutes'>): string =>
  coverMinutes === 0 ? '' : `${durationText(coverMinutes)} of lessons, for all adults together`;
