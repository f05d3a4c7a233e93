import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from '../../factories/transport.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('a transport scheme', () => {
  let it_: TestApp;
  let city: TransportCity;
  let otherManager: Caller;
  let path: string;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aTransportCity(it_);
    otherManager = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' }));
    path = `/api/v1/centres/${city.centreId}/transport-schemes`;
  });
  afterAll(() => it_.close());

  const edit = (scheme: { id: string }, body: object, version: number | null, caller = city.manager) =>
    caller.put(`/api/v1/transport-schemes/${scheme.id}`, body, version === null ? {} : { 'if-match': `"${version}"` });
  const { financialYear: _, ...terms } = aScheme();

  it('is set up by the manager of the centre, once for a financial year', async () => {
    const answer = await city.manager.post(path, aScheme());
    expect([answer.statusCode, answer.headers['etag'], answer.json()]).toMatchObject([
      201,
      '"1"',
      {
        centre: { id: city.centreId, name: 'Quayside CLC' },
        financialYear: 2026,
        budgetPence: 100_000,
        committedPence: 0,
        paidPence: 0,
        leftPence: 100_000,
        bands: aScheme().bands,
        schools: [],
        version: 1,
      },
    ]);
    const again = await city.manager.post(path, aScheme());
    expect([again.statusCode, again.json()]).toMatchObject([409, { refusal: 'transport/scheme-exists' }]);
    expect((await city.manager.post(path, aScheme({ financialYear: 2027 }))).statusCode).toBe(201);
    const years = (await city.manager.get(path))
      .json()
      .items.map((item: { financialYear: number }) => item.financialYear);
    expect(years).toEqual([2027, 2026]);
  });

  it('is answered to the manager of another centre like one that is not there', async () => {
    const nowhere = '/api/v1/centres/00000000-0000-4000-8000-000000000000/transport-schemes';
    const [theirs, missing] = [await otherManager.get(path), await otherManager.get(nowhere)];
    expect([theirs.statusCode, theirs.body]).toEqual([404, missing.body]);
    const [create, createMissing] = [
      await otherManager.post(path, aScheme()),
      await otherManager.post(nowhere, aScheme()),
    ];
    expect([create.statusCode, create.body]).toEqual([404, createMissing.body]);
    const [scheme] = (await city.manager.get(path)).json().items;
    const other = await edit(scheme, terms, 1, otherManager);
    const none = await edit({ id: '00000000-0000-4000-8000-000000000000' }, terms, 1, otherManager);
    expect([other.statusCode, other.body]).toEqual([404, none.body]);
  });

  it.each(['teacher', 'tutor', 'technician', 'coordinator', 'groupLeader'] as const)(
    'is no business of a %s',
    async (role) => {
      const atCentre = role === 'tutor' || role === 'technician';
      const caller = await it_.people[role](atCentre ? city.centreId : city.schoolId);
      expect((await caller.get(path)).json()).toMatchObject({ refusal: 'access/forbidden' });
      expect((await caller.post(path, aScheme())).statusCode).toBe(403);
    },
  );

  it('changes only from the version that was read', async () => {
    const [, scheme] = (await city.manager.get(path)).json().items;
    const changed = await edit(
      scheme,
      { ...terms, budgetPence: 90_000, bands: [{ minMiles: 5, maxMiles: null, percent: 70 }] },
      1,
    );
    expect([changed.statusCode, changed.headers['etag'], changed.json()]).toMatchObject([
      200,
      '"2"',
      { version: 2, leftPence: 90_000, bands: [{ minMiles: 5, maxMiles: null, percent: 70 }] },
    ]);
    const stale = await edit(scheme, terms, 1);
    expect([stale.statusCode, stale.json()]).toMatchObject([412, { refusal: 'resource/stale' }]);
    expect((await edit(scheme, terms, null)).json()).toMatchObject({ refusal: 'resource/version-needed' });
  });

  it('never goes below what is promised already, in all or to one school', async () => {
    const visits = new TransportVisits(city);
    await visits.approved(10_000);
    await visits.approved(2_000);
    const [, scheme] = (await city.manager.get(path)).json().items;
    expect(scheme).toMatchObject({ committedPence: 8_400, paidPence: 0, leftPence: 81_600 });
    expect(scheme.schools).toEqual([
      {
        partner: { id: city.schoolId, name: 'Hillside School' },
        committedPence: 8_400,
        paidPence: 0,
        leftPence: 11_600,
      },
    ]);
    const budget = await edit(scheme, { ...terms, budgetPence: 8_399 }, 2);
    expect([budget.statusCode, budget.json()]).toMatchObject([
      409,
      { refusal: 'transport/budget-below-promised', details: { promisedPence: 8_400 } },
    ]);
    const cap = await edit(scheme, { ...terms, perSchoolCapPence: 8_399 }, 2);
    expect([cap.statusCode, cap.json()]).toMatchObject([
      409,
      { refusal: 'transport/cap-below-promised', details: { promisedPence: 8_400 } },
    ]);
    const exact = await edit(scheme, { ...terms, budgetPence: 8_400, perSchoolCapPence: 8_400 }, 2);
    expect(exact.json()).toMatchObject({ leftPence: 0, schools: [{ leftPence: 0 }] });
  });

  it('tells the officer the totals by school, the board only the totals, and neither anything of another authority', async () => {
    const otherAuthorityId = await city.city.anAuthority({ name: 'Elsewhere' });
    const officer = await it_.people.officer(city.authorityId);
    const board = await it_.people.boardMember(city.authorityId);
    const [, seenByOfficer] = (await officer.get(path)).json().items;
    expect(seenByOfficer).toMatchObject({ committedPence: 8_400, schools: [{ committedPence: 8_400 }] });
    const [, seenByBoard] = (await board.get(path)).json().items;
    expect(seenByBoard).toMatchObject({ committedPence: 8_400, schools: null });
    const totals = await board.get('/api/v1/transport-totals', { financialYear: '2026' });
    expect(totals.json().items).toMatchObject([{ committedPence: 8_400, schools: null }]);
    const thisYear = await officer.get('/api/v1/transport-totals');
    expect(thisYear.json().items).toMatchObject([{ financialYear: 2026, schools: [{ committedPence: 8_400 }] }]);
    const stranger = await it_.people.officer(otherAuthorityId);
    expect((await stranger.get(path)).json()).toMatchObject({ refusal: 'centre/not-found' });
    expect((await stranger.get('/api/v1/transport-totals')).json()).toEqual({ items: [] });
  });

  it.each([
    [
      'overlapping bands',
      {
        bands: [
          { minMiles: 0, maxMiles: 5, percent: 50 },
          { minMiles: 4.9, maxMiles: 9, percent: 70 },
        ],
      },
      'bands.1.minMiles',
    ],
    [
      'bands out of order',
      {
        bands: [
          { minMiles: 5, maxMiles: 9, percent: 50 },
          { minMiles: 0, maxMiles: 4, percent: 70 },
        ],
      },
      'bands.1.minMiles',
    ],
    [
      'a band after one without an end',
      {
        bands: [
          { minMiles: 0, maxMiles: null, percent: 50 },
          { minMiles: 5, maxMiles: 9, percent: 70 },
        ],
      },
      'bands.1.minMiles',
    ],
    ['a band that ends before it starts', { bands: [{ minMiles: 5, maxMiles: 5, percent: 50 }] }, 'bands.0.maxMiles'],
    ['a band that pays nothing', { bands: [{ minMiles: 5, maxMiles: 9, percent: 0 }] }, 'bands.0.percent'],
    ['half a percent', { bands: [{ minMiles: 5, maxMiles: 9, percent: 50.5 }] }, 'bands.0.percent'],
    ['hundredths of a mile', { bands: [{ minMiles: 5.25, maxMiles: 9, percent: 50 }] }, 'bands.0.minMiles'],
    ['no bands', { bands: [] }, 'bands'],
    ['no budget', { budgetPence: 0 }, 'budgetPence'],
    ['a negative cap', { perVisitCapPence: -1 }, 'perVisitCapPence'],
    ['half a penny', { perSchoolCapPence: 0.5 }, 'perSchoolCapPence'],
    ['a year as text', { financialYear: '2028' }, 'financialYear'],
  ])('is not accepted with %s', async (_name, over, field) => {
    const answer = await city.manager.post(path, { ...aScheme({ financialYear: 2028 }), ...over });
    const fields = new Set(answer.json().issues.map((issue: { path: string }) => issue.path));
    expect([answer.statusCode, [...fields]]).toEqual([400, [field]]);
  });
});
