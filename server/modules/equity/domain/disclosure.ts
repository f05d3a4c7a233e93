import type { Place } from './ground.js';
import { groupBy, strandOf, total, type Strand, type UsageSum } from './usage.js';

/** Groups of this many pupils or fewer are hidden. */
export const SMALL_GROUP = 5;
/** What can be worked out about a hidden figure must leave at least this much room. */
const LEAST_ROOM = 3;

/** What a report may not show, so that no group of 1 to 5 can be read off or worked out by subtraction. */
export interface Hidden {
  /** Schools whose use is hidden. */
  readonly schools: ReadonlySet<string>;
  /** Schools whose roll is so small that it is hidden too. */
  readonly rolls: ReadonlySet<string>;
  /** The host's and the partners' use are hidden: either would give away a hidden school. */
  readonly split: boolean;
  /** Even the sum of all schools would give away a hidden one. */
  readonly totals: boolean;
  readonly strands: ReadonlySet<Strand>;
}

/** One school's pupils at one centre in one term: the finest figure that any report shows. */
interface Cell {
  readonly partnerId: string;
  readonly host: boolean;
  readonly pupils: number;
  readonly largestGroup: number;
  readonly minutes: number;
}

const isSmall = (count: number): boolean => count >= 1 && count <= SMALL_GROUP;

/**
 * Decides for each centre and term by itself and hides the same schools in every report that contains one of them
 * (a year, an authority). Were it decided for each report anew, a year less its other terms would give a hidden term.
 */
export function hiddenIn(sums: readonly UsageSum[], places: readonly Place[]): Hidden {
  const tiny = new Set(places.filter(({ roll }) => isSmall(roll ?? 0)).map(({ partnerId }) => partnerId));
  const schools = new Set<string>();
  let [split, totals] = [places.some(changedRole), false];
  for (const cells of cellsByPlaceAndTerm(places)) {
    const hidden = hiddenCells(cells, tiny);
    for (const { partnerId } of hidden) schools.add(partnerId);
    split ||= hidden.some(({ host }) => host);
    totals ||= hidden.length > 0 && !roomEnough(hidden);
  }
  return { schools, rolls: tiny, split: split || totals, totals, strands: hiddenStrands(sums) };
}

/** What was counted as a partner's in one report and as the host's in another could be worked out from the two. */
const changedRole = ({ role, pupilSums }: Place): boolean => pupilSums.some((sum) => sum.role !== role);

/** Small groups, and beside them the smallest others until no hidden one can be worked out from the sum. */
function hiddenCells(cells: readonly Cell[], tinySchools: ReadonlySet<string>): Cell[] {
  const small = (cell: Cell) => isSmall(cell.pupils) || isSmall(cell.largestGroup) || tinySchools.has(cell.partnerId);
  const hidden = cells.filter(small);
  if (hidden.length === 0) return [];
  const others = cells.filter((cell) => !small(cell)).sort(partnersThenSmallest);
  while (!roomEnough(hidden)) {
    const next = others.shift();
    if (!next) break;
    hidden.push(next);
  }
  return hidden;
}

/** The host comes last: hiding it takes the comparison of host and partners away as well. */
const partnersThenSmallest = (a: Cell, b: Cell): number => Number(a.host) - Number(b.host) || a.minutes - b.minutes;

/** Whoever knows the sum of the hidden and that each has a pupil at least knows each to within this range. */
function roomEnough(hidden: readonly Cell[]): boolean {
  const most = total(hidden, ({ pupils }) => pupils) - (hidden.length - 1);
  return hidden.length > 1 && most - 1 >= LEAST_ROOM;
}

function cellsByPlaceAndTerm(places: readonly Place[]): Cell[][] {
  const cells = places.flatMap(({ centreId, partnerId, pupilSums }) =>
    [...groupBy(pupilSums, ({ term }) => term)].map(([term, own]) => ({
      key: `${centreId} ${term}`,
      partnerId,
      host: own.some(({ role }) => role === 'host'),
      pupils: total(own, ({ pupils }) => pupils),
      largestGroup: Math.max(...own.map(({ largestGroup }) => largestGroup)),
      minutes: total(own, ({ pupilMinutes }) => pupilMinutes),
    })),
  );
  const used = cells.filter(({ minutes }) => minutes > 0);
  return [...groupBy(used, ({ key }) => key).values()];
}

/** Training and community use are shown as one figure for all partners, so hiding that figure hides everything. */
function hiddenStrands(sums: readonly UsageSum[]): Set<Strand> {
  const apart = groupBy(sums, (sum) => `${sum.centreId} ${sum.term} ${strandOf(sum)}`);
  const small = [...apart.values()].filter(
    (own) =>
      isSmall(total(own, ({ pupils, adults }) => pupils + adults)) ||
      isSmall(Math.max(...own.map(({ largestParty }) => largestParty))),
  );
  return new Set(small.flatMap((own) => own.slice(0, 1).map(strandOf)).filter((strand) => strand !== 'pupils'));
}
