import type { JourneyFacts, JourneyOrigin } from '#shared/contracts/journeys.contract.js';
import { ORIGIN_WORDS } from '#shared/values/travel.js';
import { NOT_KNOWN } from './partners.texts.js';

export const JOURNEY = {
  column: 'Journey',
  change: 'Journey',
  title: 'Journey',
  why: 'How long the coach takes, one way and without loading. It counts for every visit to come; miles count for transport money, too.',
  minutes: 'Minutes one way',
  minutesHint: 'Leave it empty to let the minutes follow from the miles',
  miles: 'Miles by road',
  milesHint: 'To a tenth of a mile. Leave it empty to let the map say',
  badMiles: 'Enter the miles as a number between 0 and 186',
  note: 'What the map does not know',
  noteHint: 'For example: the bridge is closed until Easter',
  save: 'Save',
  useMap: 'Use the map again',
  cancel: 'Cancel',
  loading: 'Loading the journey',
  saved: 'The journey is saved.',
  mapAgain: 'The map counts again.',
  now: 'Now',
  byMap: 'By the map',
  unknownByMap: 'The map cannot say: the position of the centre or of the school or group is missing.',
  onSite: 'On the same site',
  tellCentre: 'Wrong? Tell the centre.',
} as const;

const ORIGINS: Readonly<Record<JourneyOrigin, string>> = {
  estimate: 'Estimated from the map',
  override: 'Entered by the centre',
  provider: 'From the route planner',
};

const minutesText = (minutes: number): string => `${minutes} minute${minutes === 1 ? '' : 's'}`;

/** "15 minutes" */
export function journeyMinutes(journey: JourneyFacts | null): string {
  if (!journey) return NOT_KNOWN;
  return journey.minutes === 0 ? JOURNEY.onSite : minutesText(journey.minutes);
}

/** "Estimated from the map: 4.2 miles"; what was entered may be the minutes alone, so the miles stand beside it. */
export function journeyOrigin({ origin, miles, minutes }: JourneyFacts): string {
  if (miles === null || minutes === 0) return ORIGINS[origin];
  return `${ORIGINS[origin]}${origin === 'override' ? ';' : ':'} ${miles} miles`;
}

/** "45 minutes, 7.5 miles. Entered by the centre" */
export function journeyWhole(journey: JourneyFacts | null): string {
  if (!journey) return JOURNEY.unknownByMap;
  const { minutes, miles, origin } = journey;
  const way = miles === null || minutes === 0 ? journeyMinutes(journey) : `${journeyMinutes(journey)}, ${miles} miles`;
  return origin === 'estimate' ? way : `${way}. ${ORIGINS[origin]}`;
}

/** "About 15 minutes each way (estimated)" */
export function journeyEachWay(journey: JourneyFacts | null): string {
  if (!journey || journey.minutes === 0) return journeyMinutes(journey);
  const about = journey.origin === 'override' ? '' : 'About ';
  return `${about}${minutesText(journey.minutes)} each way (${ORIGIN_WORDS[journey.origin]})`;
}
