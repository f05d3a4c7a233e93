import type { PartnerKind, PartnershipRole, Programme, TermName } from '#shared/contracts/vocabulary.js';

/** What a partner did at one centre in one term under one programme, as the ledger has it. */
export interface UsageSum {
  readonly centreId: string;
  readonly term: TermName;
  readonly partnerId: string;
  readonly partnerKind: PartnerKind;
  readonly role: PartnershipRole;
  readonly programme: Programme;
  readonly name: string;
  readonly phase: string | null;
  readonly roll: number | null;
  /** When the last of it was recorded: of two accounts of a school the later one holds. */
  readonly recordedAt: number;
  readonly visits: number;
  readonly noShows: number;
  readonly pupils: number;
  readonly adults: number;
  readonly largestGroup: number;
  readonly largestParty: number;
  readonly pupilMinutes: number;
  readonly adultMinutes: number;
}

/** A school that is a partner of a centre in the period. */
export interface Member {
  readonly centreId: string;
  readonly partnerId: string;
  readonly role: PartnershipRole;
  readonly name: string;
  readonly phase: string | null;
  /** In force on the first day of the period; used only where the ledger knows nothing of the school. */
  readonly roll: number | null;
}

/** Pupil-hours, training of staff and community use are measured apart and never added up. */
export type Strand = 'pupils' | 'training' | 'community';

export function strandOf({ partnerKind, programme }: Pick<UsageSum, 'partnerKind' | 'programme'>): Strand {
  if (partnerKind === 'community_group' || programme === 'community') return 'community';
  return programme === 'cpd' ? 'training' : 'pupils';
}

const TERM_ORDER: Readonly<Record<TermName, number>> = { autumn: 1, spring: 2, summer: 3 };

export interface SchoolFacts {
  readonly partnerId: string;
  readonly name: string;
  readonly phase: string | null;
  readonly roll: number | null;
}

/**
 * Each school of the period as it was: by the ledger of its first term with a known roll, and where the ledger has
 * nothing, by what was in force on the period's first day. Names and phases are the last recorded.
 */
export function schoolFacts(sums: readonly UsageSum[], members: readonly Member[]): Map<string, SchoolFacts> {
  const facts = new Map<string, SchoolFacts>();
  for (const { partnerId, name, phase, roll } of members) facts.set(partnerId, { partnerId, name, phase, roll });
  const ofSchools = sums.filter(({ partnerKind }) => partnerKind === 'school');
  for (const [partnerId, own] of groupBy(ofSchools, ({ partnerId }) => partnerId)) {
    const lastFirst = [...own].sort((a, b) => b.recordedAt - a.recordedAt);
    const { name, phase } = lastFirst[0] ?? { name: '', phase: null };
    facts.set(partnerId, { partnerId, name, phase, roll: firstRoll(lastFirst) });
  }
  return facts;
}

function firstRoll(lastFirst: readonly UsageSum[]): number | null {
  const known = lastFirst.filter(({ roll }) => roll !== null);
  const earliest = [...known].sort((a, b) => TERM_ORDER[a.term] - TERM_ORDER[b.term])[0];
  return earliest?.roll ?? null;
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export const total = <T>(items: readonly T[], valueOf: (item: T) => number): number =>
  items.reduce((sum, item) => sum + valueOf(item), 0);
