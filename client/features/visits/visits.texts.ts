import type { VisitView } from '#shared/contracts/visits.contract.js';
import type { KeyStage, YearGroup } from '#shared/contracts/vocabulary.js';
import { formatDeadline, formatWhen } from '../../core/dates.js';

/** When it is; while times are offered for it, the first of those instead of the one it gives up. */
export function whenText({
  startsAt,
  endsAt,
  offer,
  centre,
}: Pick<VisitView, 'startsAt' | 'endsAt' | 'offer' | 'centre'>): string {
  const [first] = offer?.alternatives ?? [];
  if (!offer || !first) return formatWhen(startsAt, endsAt, centre.zone);
  const more = offer.alternatives.length - 1;
  const others = more === 0 ? '' : `, or ${more === 1 ? 'another time' : `${more} other times`}`;
  return `Offered: ${formatWhen(first.startsAt, first.endsAt, centre.zone)}${others}`;
}

type Kept = Pick<VisitView, 'startsAt' | 'holdExpiresAt' | 'centre'>;

/** Whether a request is kept to its very beginning, so that there is no earlier moment to name. */
const isToTheEnd = ({ startsAt, holdExpiresAt }: Kept): boolean =>
  holdExpiresAt !== null && Date.parse(holdExpiresAt) >= Date.parse(startsAt);

/** "Friday 4 December, 09:15", "the end of Friday 4 December" or "The visit begins"; empty when it is not kept. */
export function keptUntil(visit: Kept): string {
  if (visit.holdExpiresAt === null) return '';
  return isToTheEnd(visit) ? 'The visit begins' : formatDeadline(visit.holdExpiresAt, visit.centre.zone);
}

/**
 * Until when a centre answers a request: "by Friday 4 December, 09:15", "before it begins"; null when it takes its time.
 * @param what begins
 */
export function answerTime(visit: Kept, what = 'it'): string | null {
  if (visit.holdExpiresAt === null) return null;
  return isToTheEnd(visit) ? `before ${what} begins` : `by ${formatDeadline(visit.holdExpiresAt, visit.centre.zone)}`;
}

export const KEY_STAGES: Readonly<Record<KeyStage, string>> = {
  early_years: 'Early years',
  ks1: 'Key stage 1',
  ks2: 'Key stage 2',
  ks3: 'Key stage 3',
  ks4: 'Key stage 4',
  ks5: 'Key stage 5',
  adult: 'Adults',
  mixed: 'Several key stages',
};

export const YEAR_GROUPS: readonly { value: YearGroup; label: string }[] = [
  { value: 'N', label: 'Nursery' },
  { value: 'R', label: 'Reception' },
  ...(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13'] as const).map((year) => ({
    value: year,
    label: year,
  })),
  { value: 'adult', label: 'Adult learners' },
];

/** "Year 9", "Years 7, 8 and 9", "Adults" */
export function yearsText(years: readonly string[]): string {
  const numbered = years.filter((year) => /^\d+$/.test(year));
  const named = YEAR_GROUPS.filter(({ value }) => years.includes(value) && !/^\d+$/.test(value)).map(
    ({ label }) => label,
  );
  const numbers = numbered.length === 0 ? [] : [`${numbered.length === 1 ? 'Year' : 'Years'} ${listText(numbered)}`];
  return listText([...named, ...numbers]);
}

export function listText(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

export const pupilsText = (pupils: number): string => (pupils === 1 ? '1 pupil' : `${pupils} pupils`);
export const adultsText = (adults: number): string => (adults === 1 ? '1 adult' : `${adults} adults`);
