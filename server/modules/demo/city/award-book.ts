import type { TransportAwardState, TransportLedgerKind } from '#shared/contracts/vocabulary.js';
import { financialYearOf } from '#shared/values/financial-year.js';
import { awardFor, paymentFor } from '../../subsidies/index.js';
import { milesOnRecord } from './journeys.js';
import type { DemoSchool } from './schools.js';
import type { StoredVisit } from './visit-tables.js';

/** What every centre gives towards coaches in a financial year, which takes most of what it has. */
export const SCHEME = {
  budgetPence: 2_750_000,
  perVisitCapPence: 15_000,
  perSchoolCapPence: 220_000,
  bands: [
    { minMiles: 1, maxMiles: 3, percent: 40 },
    { minMiles: 3, maxMiles: 6, percent: 60 },
    { minMiles: 6, maxMiles: null, percent: 80 },
  ],
} as const;

export interface LedgerEntry {
  readonly entry: TransportLedgerKind;
  readonly committedChangePence: number;
  readonly paidChangePence: number;
  readonly at: Date;
  readonly actor: string | null;
}

export interface DemoAward {
  readonly visit: StoredVisit;
  readonly scheme: string;
  readonly quotePence: number;
  readonly miles: number;
  readonly percent: number;
  readonly awardPence: number;
  readonly limitedBy: string | null;
  readonly ledger: LedgerEntry[];
  state: TransportAwardState;
  version: number;
  claimableAt: Date | null;
  claim: Claim;
  settled: Settlement;
}

export interface Claim {
  readonly actual_cost_pence: number | null;
  readonly evidence_note: string | null;
  readonly claimed_at: Date | null;
}

export interface Settlement {
  readonly paid_pence: number | null;
  readonly settled_at: Date | null;
  readonly refusal_reason: string | null;
}

const NO_CLAIM: Claim = { actual_cost_pence: null, evidence_note: null, claimed_at: null };
const NOT_SETTLED: Settlement = { paid_pence: null, settled_at: null, refusal_reason: null };

/** The scheme of a centre in the financial year of a day. */
export const schemeKey = (centre: string, day: string): string => `${centre} ${financialYearOf(day)}`;

/** Keeps the money of all schemes as the product would: quoted, committed, given back, paid, never above a limit. */
export class AwardBook {
  readonly awards: DemoAward[] = [];
  /** Committed and paid, by scheme and by scheme and partner. */
  private readonly promised = new Map<string, number>();

  private readonly milesBetween: ReturnType<typeof milesOnRecord>;

  constructor(private readonly schools: ReadonlyMap<string, DemoSchool>) {
    this.milesBetween = milesOnRecord([...schools.values()]);
  }

  /** @returns undefined when the scheme has nothing for this journey */
  quote(visit: StoredVisit): DemoAward | undefined {
    const { plan } = visit;
    const school = this.schools.get(plan.partner);
    if (!school || plan.transportQuotePence === null) return undefined;
    const scheme = schemeKey(plan.centre, plan.day);
    const quotePence = plan.transportQuotePence;
    const answer = awardFor({
      quotePence,
      role: plan.partnerRole,
      miles: this.milesBetween(school, plan.centre),
      bands: SCHEME.bands,
      perVisitCapPence: SCHEME.perVisitCapPence,
      perSchoolCapLeftPence: SCHEME.perSchoolCapPence - this.sum(`${scheme}/${plan.partner}`),
      budgetLeftPence: SCHEME.budgetPence - this.sum(scheme),
    });
    if (!answer.eligible || answer.awardPence === 0) return undefined;
    const { miles, percent, awardPence, limitedBy } = answer;
    const award: DemoAward = {
      ...{ visit, scheme, quotePence, miles, percent, awardPence, limitedBy },
      ledger: [],
      state: 'quoted',
      version: 1,
      claimableAt: null,
      claim: NO_CLAIM,
      settled: NOT_SETTLED,
    };
    this.awards.push(award);
    return award;
  }

  /** When the money has gone meanwhile, the manager approves without the award. */
  approve(award: DemoAward, at: Date, actor: string | null): void {
    const left = Math.min(
      SCHEME.budgetPence - this.sum(award.scheme),
      SCHEME.perSchoolCapPence - this.sum(`${award.scheme}/${award.visit.plan.partner}`),
    );
    this.move(award, award.awardPence > left ? 'released' : 'committed');
    if (award.state === 'released') return;
    this.enter(award, { entry: 'commit', committedChangePence: award.awardPence, paidChangePence: 0, at, actor });
  }

  end(award: DemoAward, at: Date, actor: string | null): void {
    if (award.state === 'committed') this.release(award, at, actor);
    if (award.state === 'quoted' || award.state === 'committed') this.move(award, 'released');
  }

  attend(award: DemoAward, at: Date): void {
    if (award.state !== 'committed') return;
    award.claimableAt = at;
    award.version += 1;
  }

  claim(award: DemoAward, claim: Claim): void {
    award.claim = claim;
    this.move(award, 'claimed');
  }

  pay(award: DemoAward, at: Date, actor: string): void {
    const { percent, awardPence } = award;
    const { payPence } = paymentFor({ percent, awardPence, actualCostPence: award.claim.actual_cost_pence ?? 0 });
    award.settled = { ...NOT_SETTLED, settled_at: at, paid_pence: payPence };
    this.move(award, 'paid');
    this.enter(award, { entry: 'pay', committedChangePence: -awardPence, paidChangePence: payPence, at, actor });
  }

  refuse(award: DemoAward, at: Date, actor: string, refusal: string): void {
    award.settled = { ...NOT_SETTLED, settled_at: at, refusal_reason: refusal };
    this.release(award, at, actor);
    this.move(award, 'refused');
  }

  private release(award: DemoAward, at: Date, actor: string | null): void {
    const committedChangePence = -award.awardPence;
    this.enter(award, { entry: 'release', committedChangePence, paidChangePence: 0, at, actor });
  }

  private move(award: DemoAward, state: TransportAwardState): void {
    award.state = state;
    award.version += 1;
  }

  private enter(award: DemoAward, entry: LedgerEntry): void {
    award.ledger.push(entry);
    const change = entry.committedChangePence + entry.paidChangePence;
    for (const purse of [award.scheme, `${award.scheme}/${award.visit.plan.partner}`]) {
      this.promised.set(purse, this.sum(purse) + change);
    }
  }

  private sum(purse: string): number {
    return this.promised.get(purse) ?? 0;
  }
}
