import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from '../../../server/database/dialect.js';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from '../../factories/transport.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

let it_: TestApp;
let city: TransportCity;
beforeAll(async () => {
  it_ = await testApp();
  it_.clock.set('2026-11-24T09:00:00Z');
  city = await aTransportCity(it_);
  await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
});
afterAll(() => it_.close());

it('money that was set aside for a visit stays set aside, once, when the visit is changed and approved again', async () => {
  const visit = await new TransportVisits(city).approved(10_000);
  const changed = await city.teacher.post(`/api/v1/visits/${visit.id}/change`, { version: visit.version, pupils: 5 });
  expect([changed.statusCode, changed.json().state]).toEqual([200, 'requested']);
  const again = await city.manager.post(`/api/v1/visits/${visit.id}/approval`, { version: changed.json().version });
  expect([again.statusCode, again.json().state]).toEqual([200, 'approved']);
  const { award } = (await city.manager.get(`/api/v1/visits/${visit.id}/transport-award`)).json();
  expect(award.state).toBe('committed');
  const entries = await it_.store.read(
    (manager) => sql(manager)<{ entry: string }>`SELECT entry FROM transport_ledger WHERE award_id = ${award.id}`,
  );
  expect(entries.map(({ entry }) => entry)).toEqual(['commit']);
});
