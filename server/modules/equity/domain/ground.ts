import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import type { Hidden } from './disclosure.js';
import { groupBy, schoolFacts, strandOf, total, type Member, type SchoolFacts, type UsageSum } from './usage.js';

/** What all figures of a report stand on. */
export interface Ground {
  /** Everything the ledger has. */
  readonly sums: readonly UsageSum[];
  /** Of that, schools' visits with pupils. */
  readonly pupilSums: readonly UsageSum[];
  readonly pupilSumsBySchool: ReadonlyMap<string, readonly UsageSum[]>;
  readonly members: readonly Member[];
  readonly facts: ReadonlyMap<string, SchoolFacts>;
  /** Null for those who see everything. */
  readonly hidden: Hidden | null;
  /** Minutes of all pupils together. */
  readonly minutes: number;
  /** Of the schools with a known roll, where minutes are compared with rolls. */
  readonly weighedMinutes: number;
  readonly roll: number;
  /** How many schools have a part in shares of roll. */
  readonly schoolsWithRoll: number;
}

export function groundOf(sums: readonly UsageSum[], listed: readonly Member[], hidden: Hidden | null): Ground {
  const members = withVisitors(listed, sums);
  const facts = schoolFacts(sums, members);
  const pupilSums = sums.filter((sum) => strandOf(sum) === 'pupils');
  const ground = { sums, pupilSums, members, facts, hidden, minutes: total(pupilSums, minutesOf) };
  const rolls = [...facts.keys()].map((partnerId) => knownRoll(ground, partnerId));
  return {
    ...ground,
    pupilSumsBySchool: groupBy(pupilSums, ({ partnerId }) => partnerId),
    weighedMinutes: total(weighed(ground, pupilSums), minutesOf),
    roll: total(rolls, (roll) => roll),
    schoolsWithRoll: rolls.filter((roll) => roll > 0).length,
  };
}

/** A school that came without being on the list is on it. */
function withVisitors(listed: readonly Member[], sums: readonly UsageSum[]): Member[] {
  const keyOf = ({ centreId, partnerId }: Pick<Member, 'centreId' | 'partnerId'>) => `${centreId} ${partnerId}`;
  const known = new Set(listed.map(keyOf));
  const others = sums.filter((sum) => sum.partnerKind === 'school' && !known.has(keyOf(sum)));
  return [...listed, ...[...groupBy(others, keyOf).values()].flatMap((own) => own.slice(0, 1))];
}

type Rolls = Pick<Ground, 'facts' | 'hidden'>;

/** 0 where the roll is unknown, is 0 or is hidden: such a school has no part in shares of roll. */
export const knownRoll = ({ facts, hidden }: Rolls, partnerId: string): number =>
  hidden?.rolls.has(partnerId) ? 0 : (facts.get(partnerId)?.roll ?? 0);

/**
 * What counts where hours are compared with rolls: the hours of schools with a roll. In a report with hidden figures
 * all hours count, because the difference between the two sums would give the hours of a school without a roll away.
 */
export const weighed = (rolls: Rolls, sums: readonly UsageSum[]): readonly UsageSum[] =>
  rolls.hidden ? sums : sums.filter(({ partnerId }) => knownRoll(rolls, partnerId) > 0);

export const minutesOf = (sum: UsageSum): number => sum.pupilMinutes;

export const idsInRole = (ground: Ground, role: PartnershipRole): Set<string> =>
  new Set(ground.members.filter((member) => member.role === role).map(({ partnerId }) => partnerId));
