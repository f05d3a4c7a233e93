import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import type { Hidden } from './disclosure.js';
import { absent, fraction, over, times, whole, type Absence, type Figure } from './figure.js';
import { groundOf, minutesOf, placesOf, rollOf, schoolsIn, weighed, type Ground, type Place } from './ground.js';
import { groupBy, strandOf, total, type Member, type Strand, type UsageSum } from './usage.js';

/** Shares are fractions of 1 here; they become per cent where they are printed. */
export interface Uses {
  readonly roll: Figure;
  readonly rollShare: Figure;
  readonly pupilHours: Figure;
  readonly hoursShare: Figure;
  readonly hoursPer100: Figure;
  /** Share of pupil-hours over share of roll. */
  readonly representation: Figure;
  readonly visits: number;
  readonly noShows: number;
}

/** A school at one centre. */
export interface SchoolUse extends Uses {
  readonly centreId: string;
  readonly partnerId: string;
  readonly name: string;
  readonly phase: string | null;
  readonly role: PartnershipRole;
}

export interface GroupUse extends Uses {
  readonly schools: number;
}

export interface SeparateUse {
  readonly visits: number;
  readonly partners: number;
  /** Of everybody who came, adults included. */
  readonly peopleHours: Figure;
}

/** A school that did not come to any centre as a partner. */
export interface UnseenSchool {
  readonly partnerId: string;
  readonly name: string;
  readonly noShows: number;
  /** The centres on whose lists it stands as a partner. */
  readonly centreIds: readonly string[];
  /** Whether it came to the centre that it hosts. */
  readonly cameAsHost: boolean;
}

/** Who used one centre, or all centres of an authority, in a term or a year. */
export interface CentreUse {
  /** One for each school at each centre; hosts first, then by name. Host, partners and all are sums of these. */
  readonly schools: readonly SchoolUse[];
  readonly host: GroupUse | null;
  readonly partners: GroupUse;
  readonly all: GroupUse;
  readonly reach: { readonly reached: number; readonly partners: number; readonly share: Figure };
  /** Partner schools without a visit of any kind: all that reach leaves out. */
  readonly notSeen: readonly UnseenSchool[];
  readonly training: SeparateUse;
  readonly community: SeparateUse;
  readonly hidden: Hidden | null;
}

const CONFIDENTIAL = absent('confidential');
const MINUTES_PER_HOUR = 60;
const PUPILS = 100;

/**
 * @param listed the schools that are partners of the centres in the period, the host among them
 * @param hidden what must not be shown; null for those who see everything
 */
export function centreUse(sums: readonly UsageSum[], listed: readonly Member[], hidden: Hidden | null): CentreUse {
  const places = placesOf(sums, listed);
  const ground = groundOf(places, hidden);
  const hosts = places.filter(({ role }) => role === 'host');
  const partners = places.filter(({ role }) => role === 'partner');
  const partnerCount = schoolsIn(partners);
  const notSeen = unseen(partners, hosts);
  const reached = partnerCount - notSeen.length;
  return {
    schools: places.map((place) => schoolUse(ground, place)).sort(hostThenName),
    host: hosts.length > 0 ? groupUse(ground, hosts) : null,
    partners: groupUse(ground, partners),
    all: groupUse(ground, places, true),
    reach: { reached, partners: partnerCount, share: fraction(reached, partnerCount) },
    notSeen,
    training: separateUse(sums, hidden, 'training'),
    community: separateUse(sums, hidden, 'community'),
    hidden,
  };
}

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en-GB');

const hostThenName = (a: SchoolUse, b: SchoolUse): number =>
  Number(b.role === 'host') - Number(a.role === 'host') || byName(a, b) || (a.centreId < b.centreId ? -1 : 1);

/** A school that belongs to several centres has come if it came to one of them as a partner. */
function unseen(partners: readonly Place[], hosts: readonly Place[]): UnseenSchool[] {
  const atHome = new Set(hosts.filter(({ came }) => came).map(({ partnerId }) => partnerId));
  return [...groupBy(partners, ({ partnerId }) => partnerId)]
    .filter(([, own]) => !own.some(({ came }) => came))
    .map(([partnerId, own]) => ({
      partnerId,
      name: own[0]?.name ?? '',
      noShows: total(own, ({ pupilSums }) => countsOf(pupilSums).noShows),
      centreIds: own.map(({ centreId }) => centreId),
      cameAsHost: atHome.has(partnerId),
    }))
    .sort(byName);
}

function schoolUse(ground: Ground, place: Place): SchoolUse {
  const { centreId, partnerId, name, phase, role } = place;
  const roll = rollFigure(ground, place);
  const rollShare = roll.defined ? fraction(rollOf(ground.hidden, [place]), ground.roll) : roll;
  const uses = usesOf(ground, [place], { roll, rollShare });
  const shown = ground.hidden?.schools.has(partnerId) ? { ...uses, ...HIDDEN_USE } : uses;
  return { centreId, partnerId, name, phase, role, ...shown, ...countsOf(place.pupilSums) };
}

const HIDDEN_USE = {
  pupilHours: CONFIDENTIAL,
  hoursShare: CONFIDENTIAL,
  hoursPer100: CONFIDENTIAL,
  representation: CONFIDENTIAL,
};

function rollFigure({ hidden }: Ground, { partnerId, roll }: Place): Figure {
  if (hidden?.rolls.has(partnerId)) return CONFIDENTIAL;
  if (roll === null) return absent('unknown_roll');
  return roll === 0 ? absent('zero_roll') : whole(roll);
}

type ShareFigures = Omit<Uses, 'visits' | 'noShows'>;

function usesOf(
  ground: Ground,
  places: readonly Place[],
  { roll, rollShare }: { roll: Figure; rollShare: Figure },
): ShareFigures {
  const minutes = minutesOf(places);
  const weighedMinutes = minutesOf(weighed(ground.hidden, places));
  const hoursShare = ground.hidden?.totals ? CONFIDENTIAL : fraction(minutes, ground.minutes, 'no_use');
  const weighedShare = ground.hidden?.totals ? CONFIDENTIAL : fraction(weighedMinutes, ground.weighedMinutes, 'no_use');
  return {
    roll,
    rollShare,
    pupilHours: fraction(minutes, MINUTES_PER_HOUR),
    hoursShare,
    hoursPer100: over(times(fraction(weighedMinutes, MINUTES_PER_HOUR), PUPILS), roll),
    representation: rollShare.defined ? indexOf(ground, weighedShare, rollShare) : rollShare,
  };
}

/** A single school has all hours and all pupils: there is nothing to compare it with. */
function indexOf(ground: Ground, hoursShare: Figure, rollShare: Figure): Figure {
  return ground.schoolsWithRoll < 2 ? absent('fewer_than_two_units') : over(hoursShare, rollShare);
}

/** The sum of places, never a count of its own: what stands in a group is what its rows add up to. */
function groupUse(ground: Ground, places: readonly Place[], isAll = false): GroupUse {
  const own = rollOf(ground.hidden, places);
  const roll = nothingAs('unknown_roll', fraction(own, 1));
  const rollShare = nothingAs('unknown_roll', fraction(own, ground.roll, 'unknown_roll'));
  const uses = usesOf(ground, places, { roll, rollShare });
  const hide = isAll ? ground.hidden?.totals : ground.hidden?.split;
  const counts = countsOf(places.flatMap(({ pupilSums }) => pupilSums));
  return { schools: schoolsIn(places), ...uses, ...(hide ? HIDDEN_USE : {}), ...counts };
}

const nothingAs = (reason: Absence, figure: Figure): Figure =>
  figure.defined && figure.numerator === 0n ? absent(reason) : figure;

/** Numbers of visits are no numbers of pupils, so they are never hidden. */
const countsOf = (sums: readonly UsageSum[]): Pick<Uses, 'visits' | 'noShows'> => ({
  visits: total(sums, ({ visits }) => visits),
  noShows: total(sums, ({ noShows }) => noShows),
});

function separateUse(sums: readonly UsageSum[], hidden: Hidden | null, strand: Strand): SeparateUse {
  const own = sums.filter((sum) => strandOf(sum) === strand);
  const minutes = total(own, ({ pupilMinutes, adultMinutes }) => pupilMinutes + adultMinutes);
  const came = own.filter(({ visits }) => visits > 0);
  return {
    visits: total(own, ({ visits }) => visits),
    partners: groupBy(came, ({ partnerId }) => partnerId).size,
    peopleHours: hidden?.strands.has(strand) ? CONFIDENTIAL : fraction(minutes, MINUTES_PER_HOUR),
  };
}
