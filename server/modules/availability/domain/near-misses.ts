import { findTimes } from './find-times.js';
import type { Ranked } from './rank.js';
import { STRICT, type SearchFacts, type Slack, type VisitNeeds } from './search-facts.js';
import { leastLeft } from './stock.js';

/** What a group would have to give up for an offer. */
export type GivenUp =
  | { readonly code: 'other_day' | 'other_time' | 'later_back' | 'outside_school_hours' | 'vehicle' }
  | { readonly code: 'tutor'; readonly skill: string }
  | {
      readonly code: 'equipment';
      readonly poolId: string;
      readonly name: string;
      readonly wanted: number;
      readonly left: number;
    }
  | { readonly code: 'half_group'; readonly pupils: number }
  | { readonly code: 'feature'; readonly feature: string };

export interface NearMiss {
  readonly offer: Ranked;
  readonly givesUp: readonly GivenUp[];
}

/** One thing less asked for, and how that reads. */
interface Relaxation {
  readonly needs: VisitNeeds;
  readonly slack: Slack;
  readonly givesUp: (offer: Ranked) => GivenUp;
}

export const MOST_NEAR_MISSES = 4;

/**
 * The nearest ways to have the visit after all, each giving up one thing, in the order in which people would rather:
 * another time that day, another day, being back later, less equipment, no tutor, half the group at a time. Step-free
 * access is never given up. Only when no single thing helps, another day at another time.
 */
export function nearMisses(needs: VisitNeeds, facts: SearchFacts, asked: Slack = STRICT): NearMiss[] {
  const single = relaxations(needs, facts, asked).flatMap((relaxation) => missBy(relaxation, facts));
  if (single.length > 0) return single.slice(0, MOST_NEAR_MISSES);
  const slack = { ...asked, otherDays: true, otherTimes: true, laterBack: true };
  const [offer] = findTimes(needs, facts, slack).offers;
  return offer ? [{ offer, givesUp: [{ code: 'other_day' }, { code: 'other_time' }] }] : [];
}

function missBy({ needs, slack, givesUp }: Relaxation, facts: SearchFacts): NearMiss[] {
  const [offer] = findTimes(needs, facts, slack).offers;
  return offer ? [{ offer, givesUp: [givesUp(offer)] }] : [];
}

function relaxations(needs: VisitNeeds, facts: SearchFacts, asked: Slack): Relaxation[] {
  const bySlack = (
    code: 'other_day' | 'other_time' | 'later_back' | 'outside_school_hours',
    slack: Partial<Slack>,
  ) => ({
    needs,
    slack: { ...asked, ...slack },
    givesUp: (): GivenUp => ({ code }),
  });
  const byNeed = (change: Partial<VisitNeeds>, givesUp: (offer: Ranked) => GivenUp): Relaxation => ({
    needs: { ...needs, ...change },
    slack: asked,
    givesUp,
  });
  const half = Math.ceil(needs.pupils / 2);
  const skill = needs.tutorSkill;
  return [
    bySlack('other_time', { otherTimes: true }),
    bySlack('other_day', { otherDays: true }),
    bySlack('later_back', { laterBack: true }),
    ...needs.equipment.map((item) => ({ ...withLess(needs, facts, item), slack: asked })),
    ...(skill === null ? [] : [byNeed({ tutorSkill: null }, () => ({ code: 'tutor', skill }))]),
    ...(needs.vehicle ? [byNeed({ vehicle: false }, () => ({ code: 'vehicle' }))] : []),
    ...needs.features.map((feature) =>
      byNeed({ features: needs.features.filter((other) => other !== feature) }, () => ({ code: 'feature', feature })),
    ),
    ...(needs.pupils > 1 ? [byNeed({ pupils: half }, () => ({ code: 'half_group', pupils: half }))] : []),
    ...(asked.outsideSchool ? [] : [bySlack('outside_school_hours', { outsideSchool: true })]),
  ];
}

/** Without a kind of equipment; the offer says how many there would be. */
function withLess(
  needs: VisitNeeds,
  facts: SearchFacts,
  asked: VisitNeeds['equipment'][number],
): Omit<Relaxation, 'slack'> {
  const pool = facts.pools.find(({ id }) => id === asked.poolId);
  const leftAt = ({ placement: { startsAt, endsAt } }: Ranked): number =>
    pool ? leastLeft(pool.stock, pool.uses, { from: startsAt - needs.preparation, until: endsAt }) : 0;
  return {
    needs: { ...needs, equipment: needs.equipment.filter(({ poolId }) => poolId !== asked.poolId) },
    givesUp: (offer) => ({
      code: 'equipment',
      poolId: asked.poolId,
      name: pool?.name ?? '',
      wanted: asked.quantity,
      left: Math.min(asked.quantity, leftAt(offer)),
    }),
  };
}
