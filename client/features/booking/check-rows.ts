import type { TimeOffer } from '#shared/contracts/search.contract.js';
import { PROGRAMMES } from '../../core/programmes.js';
import { inSentence } from '../../core/words.js';
import { adultsText, pupilsText, TRAVEL, yearsText } from '../visits/index.js';
import { pupilsOf, type ChosenTime } from './booking-draft.js';
import { CHECK, PATHS } from './booking.texts.js';
import { coverText, givenUpAll, lessonsText, offerEquipment, offerWhen } from './offer-sentences.js';
import { OTHER, type Wishes } from './wishes.js';

interface CheckRow {
  key: string;
  label: string;
  value: string;
  changeTo?: string;
}

interface Known {
  /** When to leave, in a sentence; empty while nobody knows. */
  travel: string;
  /** Of the activity; empty for an idea of their own. */
  activityTitle: string;
}

const wish = (field: string): string => `${PATHS.ask}#wishes-${field}`;

function lessonsOf(offer: TimeOffer): string {
  const lessons = lessonsText(offer.lessons.map(({ name }) => name));
  const text = [lessons, coverText(offer)].filter((part) => part !== '').join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const whatText = ({ subject, programme }: Wishes, activityTitle: string): string =>
  `${subject === '' ? activityTitle : subject} (${inSentence(PROGRAMMES[programme])})`;

/** What is asked for, one line per answer; a line without an answer is left out. */
export function checkRows(wishes: Wishes, chosen: ChosenTime, { travel, activityTitle }: Known): CheckRow[] {
  const { offer, givesUp, own } = chosen;
  const time = own ? PATHS.ownTime : PATHS.times;
  const group = `${pupilsText(pupilsOf(wishes, chosen))} and ${adultsText(wishes.adults)}`;
  const rows: CheckRow[] = [
    { key: 'when', label: CHECK.when, value: offerWhen(offer), changeTo: time },
    { key: 'givesUp', label: CHECK.givesUp, value: givenUpAll(givesUp), changeTo: time },
    { key: 'travel', label: TRAVEL.label, value: travel },
    { key: 'lessons', label: CHECK.lessons, value: lessonsOf(offer) },
    { key: 'partner', label: CHECK.partner, value: wishes.partnerName, changeTo: wish('partnerId') },
    {
      key: 'what',
      label: CHECK.what,
      value: whatText(wishes, activityTitle),
      changeTo: wish(wishes.activityId === OTHER ? 'subject' : 'activityId'),
    },
    { key: 'years', label: CHECK.years, value: yearsText(wishes.yearGroups), changeTo: wish('yearGroups') },
    { key: 'group', label: CHECK.group, value: group, changeTo: wish('pupils') },
    { key: 'room', label: CHECK.room, value: offer.room.name, changeTo: time },
    { key: 'access', label: CHECK.access, value: wishes.stepFree ? CHECK.stepFree : '', changeTo: wish('stepFree') },
    { key: 'equipment', label: CHECK.equipment, value: offerEquipment(offer) || CHECK.none, changeTo: time },
    { key: 'tutor', label: CHECK.tutor, value: offer.tutor?.name ?? '', changeTo: time },
    { key: 'vehicle', label: CHECK.vehicle, value: offer.vehicle?.name ?? '', changeTo: wish('vehicle') },
  ];
  return rows.filter(({ value }) => value !== '');
}
