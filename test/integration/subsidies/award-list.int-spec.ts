import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TransportAwardView } from '#shared/contracts/subsidies.contract.js';
import {
  aScheme,
  aTransportCity,
  TransportVisits,
  type AVisit,
  type TransportCity,
} from '../../factories/transport.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const BEFORE = '2026-12-01T06:00:00Z';
const AFTER = '2026-12-01T18:30:00Z';
const MISSING = '00000000-0000-4000-8000-000000000000';

describe('the list of transport awards', () => {
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

  const list = async (query: Record<string, string>, caller = city.manager) => {
    const { items, nextCursor } = (await caller.get('/api/v1/transport-awards', query)).json();
    return { visits: items.map((item: TransportAwardView) => item.visit.id), nextCursor };
  };

  it('is listed page by page, newest or oldest first, by state and partner', async () => {
    const [a, b, c] = [
      await visits.request(10_000),
      await visits.approved(10_000, city.otherSchoolId),
      await visits.request(2_000),
    ];
    expect((await list({})).visits).toEqual([c.id, b.id, a.id]);
    const first = await list({ order: 'oldest', limit: '2' });
    expect(first.visits).toEqual([a.id, b.id]);
    expect(await list({ order: 'oldest', limit: '2', cursor: first.nextCursor })).toEqual({
      visits: [c.id],
      nextCursor: null,
    });
    const newest = await list({ limit: '1' });
    expect((await list({ limit: '1', cursor: newest.nextCursor })).visits).toEqual([b.id]);
    expect((await list({ state: 'committed' })).visits).toEqual([b.id]);
    const either = await city.manager.get('/api/v1/transport-awards?state=committed&state=quoted&order=oldest');
    expect(either.json().items.map((item: TransportAwardView) => item.visit.id)).toEqual([a.id, b.id, c.id]);
    expect((await city.manager.get('/api/v1/transport-awards?state=lost')).statusCode).toBe(400);
    expect((await list({ partnerId: city.schoolId })).visits).toEqual([c.id, a.id]);
    expect((await list({ centreId: MISSING })).visits).toEqual([]);
    expect((await list({}, city.teacher)).visits).toEqual([c.id, a.id]);
    const broken = await city.manager.get('/api/v1/transport-awards', { cursor: 'x' });
    expect([broken.statusCode, broken.json().issues[0].path]).toEqual([400, 'cursor']);
  });

  it('goes by the day of the visit, also where that was asked for later', async () => {
    const place = { centreId: city.centreId, schoolId: city.schoolId, studioId: city.roomId };
    const body = aRequest(place, { day: '2026-12-02', transport: { quotePence: 2_000 } });
    const late: AVisit = (await city.manager.post('/api/v1/visits', body)).json();
    it_.clock.set('2026-12-01T06:05:00Z');
    const early = await visits.request(10_000);
    expect((await list({ order: 'oldest' })).visits).toEqual([late.id, early.id]);
    expect((await list({ order: 'day' })).visits).toEqual([early.id, late.id]);
    const first = await list({ order: 'dayDescending', limit: '1' });
    expect(first.visits).toEqual([late.id]);
    expect(await list({ order: 'dayDescending', limit: '1', cursor: first.nextCursor })).toEqual({
      visits: [early.id],
      nextCursor: null,
    });
  });

  it('tells what can be claimed now from what cannot', async () => {
    const [attended, toCome] = [await visits.approved(10_000), await visits.approved(2_000)];
    it_.clock.set(AFTER);
    await visits.attended(attended);
    expect((await list({ claimable: 'true' }, city.teacher)).visits).toEqual([attended.id]);
    expect((await list({ claimable: 'false' }, city.teacher)).visits).toEqual([toCome.id]);
    const [award] = (await city.teacher.get('/api/v1/transport-awards', { claimable: 'true' })).json().items;
    const claim = { version: award.version, actualCostPence: 9_000, evidenceNote: 'Invoice 1' };
    expect((await city.teacher.post(`/api/v1/transport-awards/${award.id}/claim`, claim)).statusCode).toBe(200);
    expect((await list({ claimable: 'true' }, city.teacher)).visits).toEqual([]);
    expect((await list({ claimable: 'false', order: 'day' }, city.teacher)).visits).toEqual([attended.id, toCome.id]);
    expect((await city.teacher.get('/api/v1/transport-awards', { claimable: 'perhaps' })).statusCode).toBe(400);
  });
});
