import { localDayOf } from '../../../common/kernel/wall-time.js';
import { AwardBook, type DemoAward } from './award-book.js';
import { ZONE } from './centres.js';
import type { Chance } from './chance.js';
import type { DemoCity } from './demo-city.js';
import type { Move, PlannedVisit } from './planned-visit.js';
import { clockTime, moment, workingDaysFrom } from './timeline.js';
import type { StoredVisit } from './visit-tables.js';

const NEVER_CLAIMED = 0.04;
const REFUSED = 0.05;
const REFUSAL = 'The invoice is for another day. Please send the one of this visit.';

/** Something that happens to the award of a visit. */
interface Happening {
  readonly at: Date;
  readonly act: () => void;
}

/** The claim of a visit that took place, as far as it has come by now. */
interface Claim {
  readonly claimedAt: Date;
  readonly settledAt: Date;
  readonly isRefused: boolean;
  readonly actualCostPence: number;
}

/** Plays all awards in the order of time, since what is left for one depends on those before it. */
export function awardsOf(city: DemoCity, visits: readonly StoredVisit[], chance: Chance): DemoAward[] {
  const book = new AwardBook(new Map(city.schools.map((school) => [school.key, school])));
  const happenings = visits
    .filter(({ plan }) => plan.transportQuotePence !== null)
    .flatMap((visit) => happeningsOf(visit, book, city, chance));
  const inOrder = happenings
    .filter(({ at }) => at <= city.timeline.now)
    .map((happening, index) => ({ ...happening, index }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.index - b.index);
  for (const { act } of inOrder) act();
  return book.awards;
}

function happeningsOf(visit: StoredVisit, book: AwardBook, city: DemoCity, chance: Chance): Happening[] {
  let award: DemoAward | undefined;
  const withAward = (work: (quoted: DemoAward) => void) => () => {
    if (award) work(award);
  };
  const moves = visit.plan.moves.map((move) => ({
    at: move.at,
    act:
      move.move === 'request'
        ? () => void (award = book.quote(visit))
        : withAward((quoted) => {
            follow(book, quoted, move);
          }),
  }));
  const claim = claimOf(visit, city, chance);
  if (!claim) return moves;
  const manager = city.staff.managerOf(visit.plan.centre);
  const { claimedAt, settledAt, isRefused, actualCostPence } = claim;
  const note = `Invoice ${chance.between(1000, 9999)} of the coach company`;
  const make = withAward((quoted) => {
    if (quoted.state === 'committed')
      book.claim(quoted, { claimed_at: claimedAt, actual_cost_pence: actualCostPence, evidence_note: note });
  });
  const settle = withAward((quoted) => {
    if (quoted.state !== 'claimed') return;
    if (isRefused) book.refuse(quoted, settledAt, manager, REFUSAL);
    else book.pay(quoted, settledAt, manager);
  });
  return [...moves, { at: claimedAt, act: make }, { at: settledAt, act: settle }];
}

/** While a visit waits, or its school chooses between other times, its award waits with it. */
const ENDS: readonly Move['to'][] = ['declined', 'withdrawn', 'cancelled', 'expired', 'no_show'];

function follow(book: AwardBook, award: DemoAward, { to, at, actor }: Move): void {
  if (to === 'approved') book.approve(award, at, actor);
  else if (to === 'attended') book.attend(award, at);
  else if (ENDS.includes(to)) book.end(award, at, actor);
}

const NEVER = new Date(8.64e15);

function claimOf(visit: StoredVisit, { timeline }: DemoCity, chance: Chance): Claim | null {
  const { plan } = visit;
  const attendedAt = plan.moves.find((move) => move.to === 'attended')?.at;
  if (!attendedAt || plan.transportQuotePence === null || !isClaimed(plan.claim, chance)) return null;
  const claimedAt = workingDayAfter(attendedAt, plan.claim ? 1 : chance.between(1, 8), chance);
  const settledAt = workingDayAfter(claimedAt, chance.between(1, 7), chance);
  const isOpen = plan.claim === 'to pay' || settledAt > timeline.now;
  const price = plan.transportQuotePence * (0.9 + 0.15 * chance.unit());
  return {
    claimedAt,
    settledAt: isOpen ? NEVER : settledAt,
    isRefused: plan.claim === undefined && chance.is(REFUSED),
    actualCostPence: Math.round(price / 50) * 50,
  };
}

const isClaimed = (staged: PlannedVisit['claim'], chance: Chance) =>
  staged === undefined ? !chance.is(NEVER_CLAIMED) : staged !== 'to make';

function workingDayAfter(from: Date, count: number, chance: Chance): Date {
  const day = workingDaysFrom(localDayOf(from, ZONE), count);
  return moment(day, clockTime(chance.between(8 * 60 + 30, 16 * 60 + 30)));
}
