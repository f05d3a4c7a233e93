/**
 * What transport money must do, told a second time and as plainly as possible: no states, no locks, one list.
 * The property test plays the same steps here and in the product and compares.
 */
export interface ModelAward {
  readonly school: number;
  /** Nought when there is no award. */
  readonly promised: number;
  readonly percent: number;
  visit: 'asked' | 'approved' | 'came' | 'over';
  claim: 'none' | 'open' | 'settled';
  /** Set aside at this moment. */
  held: number;
  paid: number;
  cost: number;
}

export type ModelMove = 'approve' | 'end' | 'noShow' | 'attend' | 'claim' | 'correct' | 'pay' | 'refuse';

export const BUDGET = 12_000;
export const SCHOOL_CAP = 8_000;
export const VISIT_CAP = 4_000;
/** The two schools' bands: 70 % at six miles, 50 % at three. */
export const PERCENTS = [70, 50] as const;

const claimed = ({ claim }: ModelAward) => claim === 'open';
const WHEN: Record<ModelMove, (award: ModelAward) => boolean> = {
  approve: ({ visit }) => visit === 'asked',
  end: ({ visit }) => visit === 'asked' || visit === 'approved',
  noShow: ({ visit }) => visit === 'approved',
  attend: ({ visit }) => visit === 'approved',
  claim: ({ visit, claim, held }) => visit === 'came' && claim === 'none' && held > 0,
  correct: claimed,
  pay: claimed,
  refuse: claimed,
};

const share = (pence: number, percent: number) => Math.round((pence * percent) / 100 + 1e-9);

export class TransportModel {
  readonly awards: ModelAward[] = [];
  budget = BUDGET;

  private sum(amount: (award: ModelAward) => number, school?: number): number {
    const own = this.awards.filter((award) => school === undefined || award.school === school);
    return own.reduce((total, award) => total + amount(award), 0);
  }

  held = (school?: number) => this.sum((award) => award.held, school);
  paid = (school?: number) => this.sum((award) => award.paid, school);

  private left(school: number): number {
    const budget = this.budget - this.held() - this.paid();
    return Math.min(budget, SCHOOL_CAP - this.held(school) - this.paid(school));
  }

  request(school: number, quote: number): ModelAward {
    const percent = PERCENTS[school] ?? 0;
    const promised = Math.max(0, Math.min(share(quote, percent), VISIT_CAP, this.left(school)));
    const award: ModelAward = { school, promised, percent, visit: 'asked', claim: 'none', held: 0, paid: 0, cost: 0 };
    this.awards.push(award);
    return award;
  }

  /** Whether a move makes sense at all, before money is looked at. */
  fits(move: ModelMove, award: ModelAward): boolean {
    return WHEN[move](award);
  }

  /** @returns `ok`, `not now`, or the refusal for want of money */
  approve(award: ModelAward, withoutAward: boolean): string {
    if (!this.fits('approve', award)) return 'not now';
    if (!withoutAward && award.promised > 0 && award.promised > this.left(award.school)) {
      return 'transport/budget-exhausted';
    }
    award.visit = 'approved';
    award.held = withoutAward ? 0 : award.promised;
    return 'ok';
  }

  /** @param cost what a claim says */
  move(move: Exclude<ModelMove, 'approve'>, award: ModelAward, cost: number): string {
    if (!this.fits(move, award)) return 'not now';
    if (move === 'end' || move === 'noShow') [award.visit, award.held] = ['over', 0];
    if (move === 'attend') award.visit = 'came';
    if (move === 'claim' || move === 'correct') [award.claim, award.cost] = ['open', cost];
    if (move === 'pay') award.paid = Math.min(award.held, share(award.cost, award.percent));
    if (move === 'pay' || move === 'refuse') [award.claim, award.held] = ['settled', 0];
    return 'ok';
  }

  setBudget(pence: number): string {
    if (pence < this.held() + this.paid()) return 'transport/budget-below-promised';
    this.budget = pence;
    return 'ok';
  }
}
