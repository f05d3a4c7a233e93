import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { entitlements, type Membership, type Sharing, type SharingRules, type WeighedTerm } from './entitlement.js';
import { weigh, type SchoolCharacteristics, type Weighed } from './weight.js';

/** Fair hours of one centre in one school year: what each school may expect, what it used, and what it is short of. */

export interface FairRules extends SharingRules {
  /** β: how much more a pupil in need counts. */
  readonly needWeight: number;
}

export interface FairSchool {
  readonly partnerId: string;
  readonly name: string;
  /** As it is known on the last day that counts. */
  readonly now: SchoolCharacteristics;
}

/** Room-minutes of visits that are approved, took place or were missed. */
export interface FairUse {
  readonly partnerId: string;
  readonly role: PartnershipRole;
  readonly minutes: number;
}

/** All that the figures of a centre and year are made of. */
export interface FairFacts {
  readonly firstDay: string;
  /** The last day that counts to date; null before the school year begins. */
  readonly upTo: string | null;
  /** Of the whole school year, in order. */
  readonly days: Sharing['days'];
  readonly members: readonly Membership[];
  readonly schools: readonly FairSchool[];
  /** With what is known of each school on the first day of each. */
  readonly terms: readonly { readonly firstDay: string; readonly known: ReadonlyMap<string, SchoolCharacteristics> }[];
  readonly uses: readonly FairUse[];
}

/** Minutes; null where a school has no share because something of it is not known. */
export interface SchoolStanding {
  readonly partnerId: string;
  readonly name: string;
  readonly role: PartnershipRole;
  readonly countsFrom: string;
  readonly roll: number | null;
  readonly weighed: Weighed;
  readonly entitled: number | null;
  readonly entitledYear: number | null;
  readonly used: number;
}

export interface FairHours {
  /** Room-minutes to date. */
  readonly bookable: number;
  readonly shared: number;
  /** Room-minutes of the whole school year. */
  readonly bookableYear: number;
  readonly hostUsed: number;
  readonly used: number;
  /** The largest shortfall first, those without a share last. */
  readonly schools: readonly SchoolStanding[];
}

export function fairHours(facts: FairFacts, rules: FairRules): FairHours {
  const { members, upTo, uses } = facts;
  const terms = facts.terms.map(({ firstDay, known }) => ({ firstDay, weights: weightsOf(known, rules) }));
  const soFar = facts.days.filter(({ day }) => upTo !== null && day <= upTo);
  const toDate = entitlements({ days: soFar, members, terms }, rules);
  const wholeYear = entitlements({ days: facts.days, members, terms }, rules);
  const bookable = minutesOf(soFar);
  const schools = facts.schools.map((school) => {
    const weighed = weigh(school.now, rules.needWeight);
    const hasShare = weighed.known || terms.some(({ weights }) => weights.has(school.partnerId));
    return {
      ...standingOf(school.partnerId, facts),
      ...{ partnerId: school.partnerId, name: school.name, roll: school.now.roll, weighed },
      entitled: hasShare ? (toDate.get(school.partnerId) ?? 0) : null,
      entitledYear: hasShare ? (wholeYear.get(school.partnerId) ?? 0) : null,
    };
  });
  return {
    bookable,
    shared: bookable * (1 - rules.reserve),
    bookableYear: minutesOf(facts.days),
    hostUsed: minutesOf(uses.filter(({ role }) => role === 'host')),
    used: minutesOf(uses),
    schools: schools.sort(shortestFirst),
  };
}

/** By how much use lags behind entitlement to date, in minutes; below 0 for a school that had more than its share. */
export const shortfallOf = ({ entitled, used }: Pick<SchoolStanding, 'entitled' | 'used'>): number | null =>
  entitled === null ? null : entitled - used;

/** The hosts' part of what schools used, as a fraction; null while nobody used anything. */
export const hostShareOf = ({ hostUsed, used }: Pick<FairHours, 'hostUsed' | 'used'>): number | null =>
  used === 0 ? null : hostUsed / used;

function weightsOf(
  known: ReadonlyMap<string, SchoolCharacteristics>,
  { needWeight }: FairRules,
): WeighedTerm['weights'] {
  const weighed = [...known].map(([partnerId, school]) => [partnerId, weigh(school, needWeight)] as const);
  return new Map(weighed.flatMap(([partnerId, own]) => (own.known ? [[partnerId, own.weight] as const] : [])));
}

/** Host if the list calls it so on any day of the year, as where it is asked who used the centre. */
function standingOf(partnerId: string, { firstDay, members, uses }: FairFacts) {
  const own = members.filter((one) => one.partnerId === partnerId);
  const begins = own.map(({ from }) => from).sort()[0] ?? firstDay;
  const role: PartnershipRole = own.some((one) => one.role === 'host') ? 'host' : 'partner';
  const used = minutesOf(uses.filter((use) => use.partnerId === partnerId));
  return { role, countsFrom: begins < firstDay ? firstDay : begins, used };
}

const minutesOf = (all: readonly { readonly minutes: number }[]): number =>
  all.reduce((sum, { minutes }) => sum + minutes, 0);

function shortestFirst(a: SchoolStanding, b: SchoolStanding): number {
  const [x, y] = [shortfallOf(a) ?? -Infinity, shortfallOf(b) ?? -Infinity];
  return x === y ? a.name.localeCompare(b.name, 'en-GB') : y - x;
}
