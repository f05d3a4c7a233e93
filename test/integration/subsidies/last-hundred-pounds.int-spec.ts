import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TransportSchemeView } from '#shared/contracts/subsidies.contract.js';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from '../../factories/transport.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { withoutChecks, withoutLock, withoutRules } from '../../support/weakened-transport.js';

const TWENTY = 20;

describe('twenty approvals at once', () => {
  let it_: TestApp;
  let city: TransportCity;

  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aTransportCity(it_);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await it_.close();
  });

  const schemes = () => `/api/v1/centres/${city.centreId}/transport-schemes`;
  const scheme = async () => ((await city.manager.get(schemes())).json().items as TransportSchemeView[])[0]!;

  /** Every visit was quoted £30 while £100 were left; now the manager approves them all in the same moment. */
  async function approveAll(over: object) {
    await city.manager.post(schemes(), aScheme({ perVisitCapPence: 3_000, ...over }));
    const visits = new TransportVisits(city);
    const asked = [];
    for (let count = 0; count < TWENTY; count += 1) asked.push(await visits.request(10_000));
    const answers = await Promise.all(asked.map((visit) => visits.move(visit, 'approval')));
    const refused = answers.filter(({ statusCode }) => statusCode !== 200).map((answer) => answer.json());
    return { approved: TWENTY - refused.length, refused, left: await scheme() };
  }
  const LAST_HUNDRED = { budgetPence: 10_000, perSchoolCapPence: 1_000_000 };
  const SCHOOL_HUNDRED = { budgetPence: 1_000_000, perSchoolCapPence: 10_000 };

  it.each([
    ['budget', LAST_HUNDRED],
    ['school_cap', SCHOOL_HUNDRED],
  ])('on the last £100 of the %s commit £90, and every loser is told how much is left', async (limitedBy, over) => {
    const { approved, refused, left } = await approveAll(over);
    expect([approved, left.committedPence]).toEqual([3, 9_000]);
    expect(refused).toHaveLength(17);
    for (const answer of refused) {
      expect(answer).toMatchObject({
        refusal: 'transport/budget-exhausted',
        details: { awardPence: 3_000, leftPence: 1_000, limitedBy },
      });
    }
    const unapproved = await city.manager.get('/api/v1/visits', { state: 'requested' });
    expect(unapproved.json().items).toHaveLength(17);
  });

  it.each([
    ['budget', LAST_HUNDRED],
    ['school_cap', SCHOOL_HUNDRED],
  ])(
    'are held to the %s by the database alone when the rules fail, and each loser is refused by name',
    async (limitedBy, over) => {
      withoutRules(it_);
      const { approved, refused, left } = await approveAll(over);
      expect([approved, left.committedPence]).toEqual([3, 9_000]);
      for (const answer of refused) {
        expect(answer).toMatchObject({
          refusal: 'transport/budget-exhausted',
          details: { awardPence: 3_000, limitedBy },
        });
      }
    },
  );

  it('are held by the rules and their lock alone when the database’s checks are gone', async () => {
    await withoutChecks(it_);
    const { approved, left } = await approveAll(LAST_HUNDRED);
    expect([approved, left.committedPence]).toEqual([3, 9_000]);
  });

  it('overspend when both the rules and the checks are gone (positive control)', async () => {
    withoutRules(it_);
    await withoutChecks(it_);
    const { approved, left } = await approveAll(LAST_HUNDRED);
    expect([approved, left.committedPence, left.leftPence]).toEqual([20, 60_000, -50_000]);
  });

  it('overspend on PostgreSQL when the lock and the checks are gone (positive control); SQLite has one writer anyway', async () => {
    withoutLock(it_);
    await withoutChecks(it_);
    const { left } = await approveAll(LAST_HUNDRED);
    expect(left.committedPence > 10_000).toBe(it_.database.engine === 'postgres');
  });
});
