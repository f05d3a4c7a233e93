import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from '../../factories/transport.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('transport money of a visit that is changed and approved again', () => {
  let it_: TestApp;
  let places: TransportCity;
  let visits: TransportVisits;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
  });
  beforeEach(async () => {
    places = await aTransportCity(it_);
    visits = new TransportVisits(places);
    await places.manager.post(`/api/v1/centres/${places.centreId}/transport-schemes`, aScheme());
  });
  afterAll(() => it_.close());

  const award = async ({ id }: { id: string }) => {
    const { award: seen } = (await places.manager.get(`/api/v1/visits/${id}/transport-award`)).json();
    return [seen.state, seen.awardPence];
  };

  /** Approved, then asked for with fewer pupils, so that it waits for an answer again. */
  async function changed(body: object) {
    const asked = await visits.request(5_000);
    const first = await visits.move(asked, 'approval', body);
    const { id, version } = first.json();
    const teacher = await it_.people.teacher(places.schoolId);
    const answer = await teacher.post(`/api/v1/visits/${id}/change`, { version, pupils: 5 });
    expect([first.statusCode, answer.statusCode, answer.json().state]).toEqual([200, 200, 'requested']);
    return answer.json();
  }

  it.each([{ withoutAward: true }, {}])('that was given up stays given up, and is no obstacle (%j)', async (body) => {
    const visit = await changed({ withoutAward: true });
    const answer = await visits.move(visit, 'approval', body);
    expect([answer.statusCode, answer.json().state]).toEqual([200, 'approved']);
    expect(await award(visit)).toEqual(['released', 3_500]);
  });

  it('that was set aside is set aside once', async () => {
    const visit = await changed({});
    expect((await visits.move(visit, 'approval')).statusCode).toBe(200);
    expect(await award(visit)).toEqual(['committed', 3_500]);
    const schemes = await places.manager.get(`/api/v1/centres/${places.centreId}/transport-schemes`);
    expect(schemes.json().items[0].committedPence).toBe(3_500);
  });
});
