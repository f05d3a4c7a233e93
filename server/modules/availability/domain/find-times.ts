import { placementsOn, type Placement } from './placements.js';
import { possibleStarts } from './possible-starts.js';
import { choice, ranked, type Ranked } from './rank.js';
import { STRICT, type SearchFacts, type Slack, type VisitNeeds } from './search-facts.js';
import { awayOf } from './travel.js';

export interface FoundTimes {
  /** The best first, at most five. */
  readonly offers: readonly Ranked[];
  /** Every day on which there is any. */
  readonly days: readonly string[];
  /** Every day on which one was looked for and the centre is open. */
  readonly searched: readonly string[];
}

/** The whole search: when everything can be had together, which of it suits the school's day best. Pure. */
export function findTimes(needs: VisitNeeds, facts: SearchFacts, slack: Slack = STRICT): FoundTimes {
  const away = awayOf(needs);
  const possible = possibleStarts(needs, facts, away, slack);
  const all: Placement[] = facts.days.flatMap((day) => placementsOn(day, possible, needs, away));
  return {
    offers: choice(ranked(all, needs.pupils)),
    days: [...new Set(all.map(({ day }) => day.day))],
    searched: facts.days.filter(({ asked, open }) => asked && open.length > 0).map(({ day }) => day),
  };
}
