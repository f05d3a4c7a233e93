import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TransportAwardView, TransportSchemeView, VisitAwardView } from '#shared/contracts/subsidies.contract.js';
import { sql } from '../../../server/database/dialect.js';
import {
  aScheme,
  aTransportCity,
  TransportVisits,
  type AVisit,
  type TransportCity,
} from '../../factories/transport.factory.js';
import { runs } from '../../doses/depth.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import {
  BUDGET,
  SCHOOL_CAP,
  TransportModel,
  VISIT_CAP,
  type ModelAward,
  type ModelMove,
} from '../../support/transport-model.js';

const BEFORE = '2026-12-01T06:00:00Z';
const AFTER = '2026-12-01T19:00:00Z';
/** All on one day, so that everybody stays signed in. */
const MOST_VISITS = 10;

const pence = fc.integer({ min: 1, max: 15_000 });
const request = fc.record({ kind: fc.constant('request' as const), school: fc.nat(1), pence });
/** A new budget, so much above what is promised and paid, or just below it. */
const budget = fc.record({ kind: fc.constant('budget' as const), above: fc.constantFrom(-1, 0, 3_000, 6_000) });
/** Weighted so that money is often paid, and then runs short. */
const WEIGHTS = { approve: 5, attend: 5, claim: 4, pay: 4, correct: 1, refuse: 1, end: 1, noShow: 1 };
const kind = fc.oneof(
  ...Object.entries(WEIGHTS).map(([name, weight]) => ({ arbitrary: fc.constant(name as ModelMove), weight })),
);
/** Mostly on a visit for which the move makes sense; sometimes on any. */
const move = fc.record({
  kind,
  which: fc.nat(99),
  blind: fc.nat(4).map((n) => n === 0),
  pence,
  withoutAward: fc.nat(4).map((n) => n === 0),
});
const step = fc.oneof(
  { arbitrary: request, weight: 3 },
  { arbitrary: move, weight: 12 },
  { arbitrary: budget, weight: 1 },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type OnVisit = Extract<Step, { which: number }>;

interface Answer {
  statusCode: number;
  json(): { refusal?: string };
}

/** Plays steps on the product and on the model. */
class Play {
  readonly model = new TransportModel();
  private readonly visits: AVisit[] = [];
  private readonly made: TransportVisits;

  constructor(
    private readonly it_: TestApp,
    private readonly city: TransportCity,
  ) {
    this.made = new TransportVisits(city);
  }

  async step(one: Step): Promise<void> {
    if (one.kind === 'request') return this.request(one.school, one.pence);
    if (one.kind === 'budget') return this.budget(one.above);
    const index = this.pick(one);
    const [visit, award] = [this.visits[index], this.model.awards[index]];
    if (visit && award) await this.onVisit(one, visit, award);
  }

  private pick({ kind, which, blind }: OnVisit): number {
    const all = [...this.visits.keys()];
    const fitting = all.filter((index) => blind || this.model.fits(kind, this.model.awards[index]!));
    return fitting[which % fitting.length] ?? -1;
  }

  private async request(school: number, pence: number): Promise<void> {
    if (this.visits.length === MOST_VISITS) return;
    this.it_.clock.set(BEFORE);
    const partnerId = school === 0 ? this.city.schoolId : this.city.otherSchoolId;
    const visit = await this.made.request(pence, partnerId);
    this.visits.push(visit);
    const { promised } = this.model.request(school, pence);
    const award = await this.awardOf(visit);
    expect(award?.awardPence ?? 0).toBe(promised);
  }

  private async budget(above: number): Promise<void> {
    const scheme = await this.scheme();
    const pence = Math.max(1, this.model.held() + this.model.paid() + above);
    const { financialYear: _, ...terms } = termsWith(pence);
    const headers = { 'if-match': `"${scheme.version}"` };
    const answer = await this.city.manager.put(`/api/v1/transport-schemes/${scheme.id}`, terms, headers);
    expect(outcome(answer)).toBe(this.model.setBudget(pence));
  }

  private async onVisit(one: OnVisit, visit: AVisit, award: ModelAward): Promise<void> {
    const expected =
      one.kind === 'approve'
        ? this.model.approve(award, one.withoutAward)
        : this.model.move(one.kind, award, one.pence);
    const answer = await this.carryOut(one, visit);
    if (expected === 'not now') expect(answer.statusCode).not.toBe(200);
    else expect(outcome(answer)).toBe(expected);
  }

  private async carryOut(one: OnVisit, stale: AVisit): Promise<Answer> {
    const { manager } = this.city;
    const visit: AVisit & { state: string } = (await manager.get(`/api/v1/visits/${stale.id}`)).json();
    const award = await this.awardOf(visit);
    const path = `/api/v1/transport-awards/${award?.id}`;
    const claim = { version: award?.version, actualCostPence: one.pence, evidenceNote: 'Receipt' };
    this.it_.clock.set(one.kind === 'approve' || one.kind === 'end' ? BEFORE : AFTER);
    const ways: Record<OnVisit['kind'], () => Promise<Answer>> = {
      approve: () => this.made.move(visit, 'approval', { withoutAward: one.withoutAward }),
      end: () =>
        this.made.move(visit, visit.state === 'requested' ? 'decline' : 'cancellation', { reasonCode: 'other' }),
      noShow: () => this.made.move(visit, 'no-show'),
      attend: () => this.made.move(visit, 'attendance', { pupils: 20, adults: 2 }),
      claim: () => manager.post(`${path}/claim`, claim),
      correct: () => manager.put(`${path}/claim`, claim),
      pay: () => manager.post(`${path}/payment`, { version: award?.version }),
      refuse: () => manager.post(`${path}/refusal`, { version: award?.version, reason: 'No' }),
    };
    return ways[one.kind]();
  }

  private async awardOf(visit: AVisit): Promise<TransportAwardView | null> {
    const answer = await this.city.manager.get(`/api/v1/visits/${visit.id}/transport-award`);
    return answer.json<VisitAwardView>().award;
  }

  async scheme(): Promise<TransportSchemeView> {
    const list = await this.city.manager.get(`/api/v1/centres/${this.city.centreId}/transport-schemes`);
    return list.json<{ items: [TransportSchemeView] }>().items[0];
  }

  /** Invariant 4, and that totals, ledger and model tell the same story. */
  async check(): Promise<void> {
    const scheme = await this.scheme();
    expect(scheme.committedPence + scheme.paidPence).toBeLessThanOrEqual(scheme.budgetPence);
    expect([scheme.committedPence, scheme.paidPence]).toEqual([this.model.held(), this.model.paid()]);
    for (const [index, id] of [this.city.schoolId, this.city.otherSchoolId].entries()) {
      const own = scheme.schools?.find(({ partner }) => partner.id === id) ?? { committedPence: 0, paidPence: 0 };
      expect([own.committedPence, own.paidPence]).toEqual([this.model.held(index), this.model.paid(index)]);
      expect(own.committedPence + own.paidPence).toBeLessThanOrEqual(SCHOOL_CAP);
    }
    const [ledger] = await this.it_.store.read(
      (manager) => sql(manager)<{ committed: number; paid: number }>`
        SELECT COALESCE(SUM(committed_change_pence), 0) AS committed, COALESCE(SUM(paid_change_pence), 0) AS paid
          FROM transport_ledger WHERE scheme_id = ${scheme.id}`,
    );
    expect([Number(ledger?.committed), Number(ledger?.paid)]).toEqual([scheme.committedPence, scheme.paidPence]);
  }
}

const termsWith = (budgetPence: number) =>
  aScheme({ budgetPence, perVisitCapPence: VISIT_CAP, perSchoolCapPence: SCHOOL_CAP });
const outcome = (answer: Answer) => (answer.statusCode === 200 ? 'ok' : answer.json().refusal);

describe('transport money', () => {
  let it_: TestApp;

  beforeAll(async () => {
    it_ = await testApp({ SESSION_IDLE_MINUTES: '1440', SESSION_MAX_HOURS: '24' });
  });
  afterAll(() => it_.close());

  it('stays within the budget and the caps after any sequence of requests, decisions, claims and payments', async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      it_.clock.set(BEFORE);
      const city = await aTransportCity(it_);
      await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, termsWith(BUDGET));
      const play = new Play(it_, city);
      for (const one of steps) {
        await play.step(one);
        await play.check();
      }
    });
    await fc.assert(property, {
      numRuns: runs(15, 500),
      interruptAfterTimeLimit: runs(60_000, 1_800_000),
      markInterruptAsFailure: true,
    });
  }, 3_600_000);
});
