import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import type { Hidden } from './disclosure.js';
import { groupBy, schoolFacts, strandOf, total, type Member, type SchoolFacts, type UsageSum } from './usage.js';

/**
 * A school on the list of one centre: what all shares are counted by. Each centre's list counts for itself, so a school
 * that belongs to two centres has two places, and a host is a host at its own centre only.
 */
export interface Place extends SchoolFacts {
  readonly centreId: string;
  /** Host if the list or the ledger calls it so at any time in the period. */
  readonly role: PartnershipRole;
  /** Its visits with pupils to this centre. */
  readonly pupilSums: readonly UsageSum[];
  /** Whether it came at all, be it for training. */
  readonly came: boolean;
}

/** @param listed the schools on the centres' lists; a school that came without being on the list is added */
export function placesOf(sums: readonly UsageSum[], listed: readonly Member[]): Place[] {
  const facts = schoolFacts(sums, listed);
  const ofSchools = groupBy(
    sums.filter(({ partnerKind }) => partnerKind === 'school'),
    placeKey,
  );
  const members = groupBy(listed, placeKey);
  return [...new Set([...members.keys(), ...ofSchools.keys()])].flatMap((key) => {
    const own = ofSchools.get(key) ?? [];
    const roles = [...(members.get(key) ?? []), ...own];
    const { centreId, partnerId } = roles[0] ?? { centreId: '', partnerId: '' };
    const school = facts.get(partnerId);
    if (!school) return [];
    const role = roles.some((one) => one.role === 'host') ? ('host' as const) : ('partner' as const);
    const pupilSums = own.filter((sum) => strandOf(sum) === 'pupils');
    return [{ ...school, centreId, role, pupilSums, came: own.some(({ visits }) => visits > 0) }];
  });
}

export const placeKey = ({ centreId, partnerId }: Pick<Place, 'centreId' | 'partnerId'>): string =>
  `${centreId} ${partnerId}`;

/** What all figures of a report stand on. */
export interface Ground {
  readonly places: readonly Place[];
  /** Null for those who see everything. */
  readonly hidden: Hidden | null;
  /** Minutes of all pupils together. */
  readonly minutes: number;
  /** Of the places with a known roll, where minutes are compared with rolls. */
  readonly weighedMinutes: number;
  /** Of all places: pupils of a school at two centres are counted at each. */
  readonly roll: number;
  /** How many schools have a part in shares of roll. */
  readonly schoolsWithRoll: number;
}

export function groundOf(places: readonly Place[], hidden: Hidden | null): Ground {
  const withRoll = places.filter((place) => knownRoll(hidden, place) > 0);
  return {
    places,
    hidden,
    minutes: minutesOf(places),
    weighedMinutes: minutesOf(weighed(hidden, places)),
    roll: rollOf(hidden, places),
    schoolsWithRoll: schoolsIn(withRoll),
  };
}

/** 0 where the roll is unknown, is 0 or is hidden: such a school has no part in shares of roll. */
const knownRoll = (hidden: Hidden | null, { partnerId, roll }: Place): number =>
  hidden?.rolls.has(partnerId) ? 0 : (roll ?? 0);

export const rollOf = (hidden: Hidden | null, places: readonly Place[]): number =>
  total(places, (place) => knownRoll(hidden, place));

/**
 * What counts where hours are compared with rolls: the hours of schools with a roll. In a report with hidden figures
 * all hours count, because the difference between the two sums would give the hours of a school without a roll away.
 */
export const weighed = (hidden: Hidden | null, places: readonly Place[]): readonly Place[] =>
  hidden ? places : places.filter((place) => knownRoll(null, place) > 0);

export const minutesOf = (places: readonly Place[]): number =>
  total(places, ({ pupilSums }) => total(pupilSums, ({ pupilMinutes }) => pupilMinutes));

export const schoolsIn = (places: readonly Pick<Place, 'partnerId'>[]): number =>
  new Set(places.map(({ partnerId }) => partnerId)).size;
