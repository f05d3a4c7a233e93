import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TransportAwardView, TransportSchemeView } from '#shared/contracts/subsidies.contract.js';
import { MoveVisitService } from '../../../server/modules/visits/move-visit.service.js';
import {
  aScheme,
  aTransportCity,
  TransportVisits,
  type AVisit,
  type TransportCity,
} from '../../factories/transport.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const BEFORE = '2026-12-01T06:00:00Z';
const AFTER = '2026-12-01T18:30:00Z';
const MISSING = '00000000-0000-4000-8000-000000000000';

describe('a transport award', () => {
  let it_: TestApp;
  let city: TransportCity;
  let visits: TransportVisits;

  beforeAll(async () => {
    it_ = await testApp({ SESSION_IDLE_MINUTES: '1440', SESSION_MAX_HOURS: '24' });
  });
  afterAll(() => it_.close());

  beforeEach(async () => {
    it_.clock.set(BEFORE);
    city = await aTransportCity(it_);
    visits = new TransportVisits(city);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
  });

  const awardOf = (visit: AVisit, caller: Caller = city.manager) =>
    caller.get(`/api/v1/visits/${visit.id}/transport-award`);
  const award = async (visit: AVisit): Promise<TransportAwardView> => (await awardOf(visit)).json().award;
  const money = async () => {
    const list = await city.manager.get(`/api/v1/centres/${city.centreId}/transport-schemes`);
    const [scheme] = list.json().items as TransportSchemeView[];
    return [scheme?.committedPence, scheme?.paidPence, scheme?.leftPence];
  };
  const post = (
    name: 'claim' | 'payment' | 'refusal',
    of: TransportAwardView,
    body: object,
    caller: Caller = city.manager,
  ) => caller.post(`/api/v1/transport-awards/${of.id}/${name}`, { version: of.version, ...body });
  const receipt = { actualCostPence: 10_000, evidenceNote: 'Invoice 4711' };

  const attendedAward = async (quotePence = 10_000): Promise<TransportAwardView> => {
    const visit = await visits.approved(quotePence);
    it_.clock.set(AFTER);
    await visits.attended(visit);
    return award(visit);
  };
  const claimed = async (actualCostPence = 10_000): Promise<TransportAwardView> =>
    (await post('claim', await attendedAward(), { ...receipt, actualCostPence }, city.teacher)).json();

  it('is quoted with the request and sets no money aside yet', async () => {
    const visit = await visits.request(10_000);
    expect(await award(visit)).toMatchObject({
      state: 'quoted',
      version: 1,
      visit: { id: visit.id, day: '2026-12-01', subject: 'Podcasting', state: 'requested' },
      centre: { name: 'Quayside CLC' },
      partner: { id: city.schoolId, name: 'Hillside School' },
      financialYear: 2026,
      quotePence: 10_000,
      miles: 6,
      percent: 70,
      awardPence: 7_000,
      limitedBy: null,
      payable: null,
      availableActions: [],
    });
    expect(await money()).toEqual([0, 0, 100_000]);
  });

  it('is not there for a visit without a quote, or of a partner that is not eligible; the visit goes ahead', async () => {
    const without = await visits.request(null);
    const host = await visits.request(10_000, city.hostId);
    for (const visit of [without, host]) {
      const none = await awardOf(visit);
      expect([none.statusCode, none.json()]).toEqual([200, { award: null }]);
      expect((await awardOf(visit, await it_.people.teacher(city.otherSchoolId))).json()).toMatchObject({
        refusal: 'transport/award-not-found',
      });
      expect((await visits.move(visit, 'approval')).statusCode).toBe(200);
    }
    expect(await money()).toEqual([0, 0, 100_000]);
  });

  it('is committed when the visit is approved', async () => {
    const visit = await visits.approved(10_000);
    expect(await award(visit)).toMatchObject({ state: 'committed', version: 2, availableActions: [] });
    expect(await money()).toEqual([7_000, 0, 93_000]);
  });

  it.each([
    ['declined', 'decline', { reasonCode: 'no_tutor' }, false],
    ['cancelled by the centre', 'cancellation', { reasonCode: 'centre_closed' }, true],
    ['a no-show', 'no-show', {}, true],
  ])('is released when the visit is %s', async (_, name, body, approved) => {
    const visit = approved ? await visits.approved(10_000) : await visits.request(10_000);
    if (name === 'no-show') it_.clock.set(AFTER);
    expect((await visits.move(visit, name, body)).statusCode).toBe(200);
    expect(await award(visit)).toMatchObject({ state: 'released', availableActions: [] });
    expect(await money()).toEqual([0, 0, 100_000]);
  });

  it('is released when the school withdraws, and when a request lapses unanswered', async () => {
    const visit = await visits.request(10_000);
    await city.teacher.post(`/api/v1/visits/${visit.id}/withdrawal`, { version: visit.version });
    expect(await award(visit)).toMatchObject({ state: 'released', visit: { state: 'withdrawn' } });
    const forgotten = await visits.request(10_000);
    it_.clock.set('2027-01-31T06:00:00Z');
    await it_.app.get(MoveVisitService, { strict: false }).lapseOverdue();
    it_.clock.set(BEFORE);
    expect(await award(forgotten)).toMatchObject({ state: 'released', visit: { state: 'expired' } });
    expect(await money()).toEqual([0, 0, 100_000]);
  });

  it('stops an approval that it cannot be kept for, until the manager approves without it', async () => {
    const scheme = (await city.manager.get(`/api/v1/centres/${city.centreId}/transport-schemes`)).json().items[0];
    const { financialYear: _, ...terms } = aScheme({ budgetPence: 10_000 });
    await city.manager.put(`/api/v1/transport-schemes/${scheme.id}`, terms, { 'if-match': '"1"' });
    const [first, second] = [await visits.request(10_000), await visits.request(10_000)];
    expect((await visits.move(first, 'approval')).statusCode).toBe(200);
    const refused = await visits.move(second, 'approval');
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { refusal: 'transport/budget-exhausted', details: { awardPence: 7_000, leftPence: 3_000, limitedBy: 'budget' } },
    ]);
    expect(await award(second)).toMatchObject({ state: 'quoted', visit: { state: 'requested' } });
    expect((await visits.move(second, 'approval', { withoutAward: true })).statusCode).toBe(200);
    expect(await award(second)).toMatchObject({ state: 'released', visit: { state: 'approved' } });
    expect(await money()).toEqual([7_000, 0, 3_000]);
  });

  it('stops an approval when the school has had its share of the year, and not the other school’s', async () => {
    const mine = [await visits.request(10_000), await visits.request(10_000), await visits.request(10_000)];
    const theirs = await visits.request(10_000, city.otherSchoolId);
    for (const visit of mine.slice(0, 2)) expect((await visits.move(visit, 'approval')).statusCode).toBe(200);
    expect((await visits.move(mine[2]!, 'approval')).json()).toMatchObject({
      refusal: 'transport/budget-exhausted',
      details: { awardPence: 7_000, leftPence: 6_000, limitedBy: 'school_cap' },
    });
    expect((await visits.move(theirs, 'approval')).statusCode).toBe(200);
  });

  it('can be claimed once attendance is recorded, not before', async () => {
    const visit = await visits.approved(10_000);
    const early = await post('claim', await award(visit), receipt, city.teacher);
    expect([early.statusCode, early.json()]).toMatchObject([409, { refusal: 'transport/not-attended' }]);
    it_.clock.set(AFTER);
    await visits.attended(visit);
    const open = await award(visit);
    expect(open).toMatchObject({ state: 'committed', version: 3, availableActions: ['claim'] });
    const answer = await post('claim', open, receipt, city.teacher);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      {
        state: 'claimed',
        version: 4,
        ...receipt,
        claimedAt: '2026-12-01T18:30:00.000Z',
        payable: { sharePence: 7_000, payPence: 7_000, returnedPence: 0 },
        availableActions: ['correct'],
      },
    ]);
    const again = await post('claim', answer.json(), receipt, city.teacher);
    expect([again.statusCode, again.json()]).toMatchObject([409, { refusal: 'transport/already-claimed' }]);
    expect(await money()).toEqual([7_000, 0, 93_000]);
  });

  it('lets a claim be put right until it is settled; a payment decided on the old figures does not count', async () => {
    const first = await claimed(1_000);
    const body = { version: first.version, actualCostPence: 10_000, evidenceNote: 'Invoice 4711, not the tip' };
    const right = await city.teacher.put(`/api/v1/transport-awards/${first.id}/claim`, body);
    expect(right.json()).toMatchObject({ actualCostPence: 10_000, payable: { payPence: 7_000 } });
    const payment = await post('payment', first, {});
    expect([payment.statusCode, payment.json()]).toMatchObject([409, { refusal: 'transport/award-changed' }]);
    expect(await money()).toEqual([7_000, 0, 93_000]);
  });

  it.each([
    ['the share of a lower cost, and frees the rest', 8_000, 5_600, 94_400],
    ['at most what was promised', 30_000, 7_000, 93_000],
  ])('pays %s', async (_, actualCostPence, paidPence, leftPence) => {
    const claim = await claimed(actualCostPence);
    expect(claim.payable).toMatchObject({ payPence: paidPence });
    const answer = await post('payment', claim, {});
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { state: 'paid', paidPence, availableActions: [] }]);
    expect(await money()).toEqual([0, paidPence, leftPence]);
  });

  it('counts against the school’s cap when it is paid as when it is promised', async () => {
    await post('payment', await claimed(), {});
    it_.clock.set(BEFORE);
    await visits.approved(10_000);
    const body = { partnerId: city.schoolId, day: '2026-12-01', quotePence: 10_000 };
    const quote = await city.teacher.post(`/api/v1/centres/${city.centreId}/transport-quotes`, body);
    expect(quote.json()).toMatchObject({ sharePence: 7_000, awardPence: 6_000, limitedBy: 'school_cap' });
  });

  it('is refused with a reason, which frees the money', async () => {
    const claim = await claimed();
    expect((await post('refusal', claim, { reason: ' ' })).json().issues).toMatchObject([{ path: 'reason' }]);
    const answer = await post('refusal', claim, { reason: 'The invoice is for another day' });
    expect(answer.json()).toMatchObject({
      state: 'refused',
      refusalReason: 'The invoice is for another day',
      paidPence: null,
    });
    expect(await money()).toEqual([0, 0, 100_000]);
  });

  it('is settled once, however many managers press at the same time', async () => {
    const claim = await claimed();
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => post('payment', claim, {})),
      ...Array.from({ length: 5 }, () => post('refusal', claim, { reason: 'No' })),
    ]);
    const refusals = answers.filter((answer) => answer.statusCode !== 200);
    expect(refusals.map((answer) => answer.json().refusal)).toEqual(Array(9).fill('transport/already-settled'));
    const [committed, paid] = await money();
    const { state } = (await city.manager.get(`/api/v1/transport-awards/${claim.id}`)).json();
    expect([committed, paid]).toEqual([0, state === 'paid' ? 7_000 : 0]);
  });

  it('is claimed by the manager on a school’s behalf, but never settled by the school', async () => {
    const open = await attendedAward();
    const claim = (await post('claim', open, receipt)).json<TransportAwardView>();
    expect(claim.availableActions).toEqual(['correct', 'pay', 'refuse']);
    for (const name of ['payment', 'refusal'] as const) {
      const answer = await post(name, claim, { reason: 'Why not' }, city.teacher);
      expect([answer.statusCode, answer.json().refusal]).toEqual([403, 'access/forbidden']);
    }
  });

  it('is seen by the own school and the own manager; to others it is not there, byte for byte', async () => {
    const claim = await claimed();
    const others = [
      await it_.people.teacher(city.otherSchoolId),
      await it_.people.coordinator(city.hostId),
      await it_.people.groupLeader(city.groupId),
      await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' })),
    ];
    for (const other of others) {
      const bodies = async (awardId: string, visitId: string) => [
        (await other.get(`/api/v1/transport-awards/${awardId}`)).body,
        (await other.get(`/api/v1/visits/${visitId}/transport-award`)).body,
        (await other.post(`/api/v1/transport-awards/${awardId}/claim`, { version: 4, ...receipt })).body,
        (await other.put(`/api/v1/transport-awards/${awardId}/claim`, { version: 4, ...receipt })).body,
      ];
      expect(await bodies(claim.id, claim.visit.id)).toEqual(await bodies(MISSING, MISSING));
      const list = await other.get('/api/v1/transport-awards', { partnerId: city.schoolId });
      expect(list.json()).toEqual({ items: [], nextCursor: null });
    }
    const otherManager = others[3]!;
    for (const [name, body] of [
      ['payment', {}],
      ['refusal', { reason: 'No' }],
    ] as const) {
      const theirs = await otherManager.post(`/api/v1/transport-awards/${claim.id}/${name}`, { version: 4, ...body });
      const missing = await otherManager.post(`/api/v1/transport-awards/${MISSING}/${name}`, { version: 4, ...body });
      expect([theirs.statusCode, theirs.body]).toEqual([404, missing.body]);
    }
    for (const seeing of [city.teacher, await it_.people.coordinator(city.schoolId), city.manager]) {
      expect((await seeing.get(`/api/v1/transport-awards/${claim.id}`)).json()).toMatchObject({ id: claim.id });
    }
  });

  it.each(['tutor', 'technician', 'officer', 'boardMember', 'administrator'] as const)(
    'is no business of the %s',
    async (role) => {
      const scope = {
        tutor: city.centreId,
        technician: city.centreId,
        officer: city.authorityId,
        boardMember: city.authorityId,
      };
      const caller = role === 'administrator' ? await it_.people.administrator() : await it_.people[role](scope[role]);
      const visit = await visits.request(10_000);
      expect((await awardOf(visit, caller)).json()).toMatchObject({ refusal: 'access/forbidden' });
      expect((await caller.get('/api/v1/transport-awards')).statusCode).toBe(403);
    },
  );
});
