import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { fairShares, type Standing } from './fair-shares.js';

/** What each school may expect of a centre's hours: each day is shared among those who are partners that day. */

export interface SharingRules {
  /** α: the most that a host has, as a fraction. */
  readonly hostCap: number;
  /** What is kept for late need, as a fraction. */
  readonly reserve: number;
}

/** A school on a centre's list, both days included. */
export interface Membership {
  readonly partnerId: string;
  readonly role: PartnershipRole;
  readonly from: string;
  /** Null while it runs. */
  readonly until: string | null;
}

/** A stretch of days in which schools have the same weights. */
export interface WeighedTerm {
  readonly firstDay: string;
  /** By school; those without a weight have no part. */
  readonly weights: ReadonlyMap<string, number>;
}

export interface Sharing {
  /** In the order of days. */
  readonly days: readonly { readonly day: string; readonly minutes: number }[];
  readonly members: readonly Membership[];
  /** In the order of days; the first begins by the first day. */
  readonly terms: readonly WeighedTerm[];
}

/** Minutes by school. Schools that had a part on no day are not among them. */
export function entitlements({ days, members, terms }: Sharing, rules: SharingRules): ReadonlyMap<string, number> {
  const entitled = new Map<string, number>();
  const changes = changesIn(members, terms);
  const stretches = Map.groupBy(days, ({ day }) => stretchOf(day, changes));
  for (const [begin, own] of stretches) {
    const minutes = own.reduce((sum, day) => sum + day.minutes, 0) * (1 - rules.reserve);
    for (const [partnerId, share] of fairShares(standingsOn(begin, members, terms), rules.hostCap)) {
      entitled.set(partnerId, (entitled.get(partnerId) ?? 0) + minutes * share);
    }
  }
  return entitled;
}

/** The days on which somebody comes or goes or weighs otherwise; between them shares stay as they are. */
function changesIn(members: readonly Membership[], terms: readonly WeighedTerm[]): readonly string[] {
  const gone = members.flatMap(({ until }) => (until === null ? [] : [addDays(until, 1)]));
  return [...terms.map(({ firstDay }) => firstDay), ...members.map(({ from }) => from), ...gone].sort();
}

const stretchOf = (day: string, changes: readonly string[]): string =>
  changes.findLast((change) => change <= day) ?? day;

function standingsOn(day: string, members: readonly Membership[], terms: readonly WeighedTerm[]): Standing[] {
  const weights = terms.findLast(({ firstDay }) => firstDay <= day)?.weights;
  const there = members.filter(({ from, until }) => from <= day && (until === null || until >= day));
  return there.flatMap(({ partnerId, role }) => {
    const weight = weights?.get(partnerId) ?? 0;
    return weight > 0 ? [{ partnerId, role, weight }] : [];
  });
}
