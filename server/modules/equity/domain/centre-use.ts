import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import type { Hidden } from './disclosure.js';
import { absent, fraction, over, times, whole, type Absence, type Figure } from './figure.js';
import { groundOf, idsInRole, knownRoll, minutesOf, weighed, type Ground } from './ground.js';
import { groupBy, strandOf, total, type Member, type SchoolFacts, type Strand, type UsageSum } from './usage.js';

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

export interface SchoolUse extends Uses {
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

/** Who used one centre, or all centres of an authority, in a term or a year. */
export interface CentreUse {
  /** The host first, then by name. */
  readonly schools: readonly SchoolUse[];
  readonly host: GroupUse | null;
  readonly partners: GroupUse;
  readonly all: GroupUse;
  readonly reach: { readonly reached: number; readonly partners: number; readonly share: Figure };
  /** Partner schools without a visit of any kind. */
  readonly notSeen: readonly SchoolUse[];
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
  const ground = groundOf(sums, listed, hidden);
  const hosts = idsInRole(ground, 'host');
  const partners = idsInRole(ground, 'partner');
  const schools = [...ground.facts.values()].map((facts) => schoolUse(ground, facts, hosts)).sort(hostThenName);
  const came = sums.filter(({ visits }) => visits > 0);
  const seen = new Set(came.map(({ partnerId }) => partnerId));
  const reached = new Set(came.filter(({ role }) => role === 'partner').map(({ partnerId }) => partnerId));
  const reachedCount = [...partners].filter((id) => reached.has(id)).length;
  return {
    schools,
    host: hosts.size > 0 ? groupUse(ground, 'host') : null,
    partners: groupUse(ground, 'partner'),
    all: groupUse(ground, null),
    reach: { reached: reachedCount, partners: partners.size, share: fraction(reachedCount, partners.size) },
    notSeen: schools.filter(({ partnerId }) => partners.has(partnerId) && !seen.has(partnerId)),
    training: separateUse(ground, 'training'),
    community: separateUse(ground, 'community'),
    hidden,
  };
}

const hostThenName = (a: SchoolUse, b: SchoolUse): number =>
  Number(b.role === 'host') - Number(a.role === 'host') || a.name.localeCompare(b.name, 'en-GB');

function schoolUse(ground: Ground, facts: SchoolFacts, hosts: ReadonlySet<string>): SchoolUse {
  const { partnerId, name, phase } = facts;
  const own = ground.pupilSumsBySchool.get(partnerId) ?? [];
  const roll = rollFigure(ground, facts);
  const rollShare = roll.defined ? fraction(knownRoll(ground, partnerId), ground.roll) : roll;
  const uses = usesOf(ground, own, { roll, rollShare, weighs: roll.defined });
  const role = hosts.has(partnerId) ? 'host' : 'partner';
  const shown = ground.hidden?.schools.has(partnerId) ? { ...uses, ...HIDDEN_USE } : uses;
  return { partnerId, name, phase, role, ...shown, ...countsOf(own) };
}

const HIDDEN_USE = {
  pupilHours: CONFIDENTIAL,
  hoursShare: CONFIDENTIAL,
  hoursPer100: CONFIDENTIAL,
  representation: CONFIDENTIAL,
};

function rollFigure({ hidden }: Ground, { partnerId, roll }: SchoolFacts): Figure {
  if (hidden?.rolls.has(partnerId)) return CONFIDENTIAL;
  if (roll === null) return absent('unknown_roll');
  return roll === 0 ? absent('zero_roll') : whole(roll);
}

type ShareFigures = Omit<Uses, 'visits' | 'noShows'>;

function usesOf(
  ground: Ground,
  sums: readonly UsageSum[],
  { roll, rollShare, weighs }: { roll: Figure; rollShare: Figure; weighs: boolean },
): ShareFigures {
  const minutes = total(sums, minutesOf);
  const weighedMinutes = total(weighed(ground, sums), minutesOf);
  const hoursShare = ground.hidden?.totals ? CONFIDENTIAL : fraction(minutes, ground.minutes, 'no_use');
  const weighedShare = ground.hidden?.totals ? CONFIDENTIAL : fraction(weighedMinutes, ground.weighedMinutes, 'no_use');
  return {
    roll,
    rollShare,
    pupilHours: fraction(minutes, MINUTES_PER_HOUR),
    hoursShare,
    hoursPer100: over(times(fraction(weighedMinutes, MINUTES_PER_HOUR), PUPILS), roll),
    representation: weighs ? indexOf(ground, weighedShare, rollShare) : rollShare,
  };
}

/** A single school has all hours and all pupils: there is nothing to compare it with. */
function indexOf(ground: Ground, hoursShare: Figure, rollShare: Figure): Figure {
  return ground.schoolsWithRoll < 2 ? absent('fewer_than_two_units') : over(hoursShare, rollShare);
}

/** @param role null for all schools together */
function groupUse(ground: Ground, role: PartnershipRole | null): GroupUse {
  const ids = role ? idsInRole(ground, role) : new Set(ground.facts.keys());
  const sums = ground.pupilSums.filter((sum) => role === null || sum.role === role);
  const roll = fraction(
    total([...ids], (id) => knownRoll(ground, id)),
    1,
  );
  const rollShare = pooledRollShare(ground, role);
  const uses = usesOf(ground, sums, { roll: nothingAs('unknown_roll', roll), rollShare, weighs: true });
  const hide = role === null ? ground.hidden?.totals : ground.hidden?.split;
  return { schools: ids.size, ...uses, ...(hide ? HIDDEN_USE : {}), ...countsOf(sums) };
}

const nothingAs = (reason: Absence, figure: Figure): Figure =>
  figure.defined && figure.numerator === 0n ? absent(reason) : figure;

/**
 * The share of roll that belongs to a role. Over several centres each centre's list counts for itself, so a school
 * counts once for each centre it belongs to: a host is host of its own centre only.
 */
function pooledRollShare(ground: Ground, role: PartnershipRole | null): Figure {
  const places = new Map(ground.members.map((member) => [`${member.centreId} ${member.partnerId}`, member]));
  const members = [...places.values()];
  const roll = (of: readonly Member[]) => total(of, ({ partnerId }) => knownRoll(ground, partnerId));
  const own = roll(members.filter((member) => role === null || member.role === role));
  return nothingAs('unknown_roll', fraction(own, roll(members), 'unknown_roll'));
}

/** Numbers of visits are no numbers of pupils, so they are never hidden. */
const countsOf = (sums: readonly UsageSum[]): Pick<Uses, 'visits' | 'noShows'> => ({
  visits: total(sums, ({ visits }) => visits),
  noShows: total(sums, ({ noShows }) => noShows),
});

function separateUse(ground: Ground, strand: Strand): SeparateUse {
  const own = ground.sums.filter((sum) => strandOf(sum) === strand);
  const minutes = total(own, ({ pupilMinutes, adultMinutes }) => pupilMinutes + adultMinutes);
  const came = own.filter(({ visits }) => visits > 0);
  return {
    visits: total(own, ({ visits }) => visits),
    partners: groupBy(came, ({ partnerId }) => partnerId).size,
    peopleHours: ground.hidden?.strands.has(strand) ? CONFIDENTIAL : fraction(minutes, MINUTES_PER_HOUR),
  };
}
