import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { CentresQueries } from '../../../server/modules/centres/index.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { aReservation, ifMatch, inDays } from './requests.js';

describe('vehicles', () => {
  let it_: TestApp;
  let centreId: string;
  let manager: Caller;
  let otherManager: Caller;
  let technician: Caller;
  let teacher: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    const city = new CityFactory(it_.store);
    const authority = await city.anAuthority();
    centreId = await city.aCentre(authority);
    const school = await city.aSchool(authority);
    await city.aPartnership(centreId, school);
    manager = await it_.people.manager(centreId);
    otherManager = await it_.people.manager(await city.aCentre(authority, { name: 'Other' }));
    technician = await it_.people.technician(centreId);
    teacher = await it_.people.teacher(school);
  });
  afterAll(() => it_.close());

  const post = (input: object) => manager.post(`/api/v1/centres/${centreId}/vehicles`, { seats: 16, ...input });
  const added = async (name: string) => {
    const answer = await post({ name });
    expect(answer.statusCode).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  const outcome = (answer: { statusCode: number; json(): { refusal?: string } }) =>
    answer.statusCode < 300 ? answer.statusCode : `${answer.statusCode} ${answer.json().refusal}`;
  const report = (id: string, facts: object = {}, caller = manager) =>
    caller.post(`/api/v1/vehicles/${id}/off-the-road`, { reasonCode: 'broken', reason: 'Flat tyre', ...facts });
  const seen = async (caller: Caller, id: string) =>
    (await caller.get(`/api/v1/centres/${centreId}`)).json().vehicles.find((one: { id: string }) => one.id === id);

  it('have seats and a note, a name of their own, and are changed on the version that was read', async () => {
    const answer = await post({ name: 'Minibus', note: ' With a ramp ' });
    const { id } = answer.json();
    expect(answer.json()).toEqual({
      id: expect.any(String),
      centreId,
      name: 'Minibus',
      seats: 16,
      note: 'With a ramp',
      offTheRoad: false,
      reports: [],
      retired: false,
      version: 1,
    });
    expect(outcome(await post({ name: 'Minibus' }))).toBe('409 vehicle/name-taken');
    const bad = await post({ name: 'Coach', seats: 101 });
    expect(bad.json().issues.map((issue: { path: string }) => issue.path)).toEqual(['seats']);
    const changed = await manager.put(`/api/v1/vehicles/${id}`, { name: 'Minibus', seats: 14 }, ifMatch(1));
    expect(changed.json()).toMatchObject({ seats: 14, note: null, version: 2 });
    const stale = await manager.put(`/api/v1/vehicles/${id}`, { name: 'Minibus', seats: 12 }, ifMatch(1));
    expect(outcome(stale)).toBe('412 resource/stale');
    const facts = await it_.store.read((entities) => it_.app.get(CentresQueries).vehiclesOf(entities, centreId));
    expect(facts).toEqual([{ id, name: 'Minibus', seats: 14 }]);
  });

  it('go off the road and come back, and the answer says how many visits were promised them', async () => {
    const id = await added('Van');
    await aReservation(it_, id, { exclusive: true, from: inDays(2), until: inDays(2, 1) });
    await aReservation(it_, id, { exclusive: true, from: inDays(9), until: inDays(9, 1) });
    const answer = await report(id, { until: inDays(5).toISOString() });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      { touchedVisits: 1, vehicle: { offTheRoad: true } },
    ]);
    expect(outcome(await report(id))).toBe('409 vehicle/already-off-the-road');
    expect(await seen(technician, id)).toMatchObject({ reports: [{ reason: 'Flat tyre', reasonCode: 'broken' }] });
    expect(await seen(teacher, id)).toMatchObject({ offTheRoad: true, reports: [] });
    const reportId = answer.json().vehicle.reports[0].id;
    const end = (caller: Caller) => caller.post(`/api/v1/off-the-road/${reportId}/end`);
    expect(outcome(await end(otherManager))).toBe('404 vehicle/report-not-found');
    expect((await end(manager)).json()).toMatchObject({ offTheRoad: false, reports: [] });
    expect(outcome(await end(manager))).toBe(200);
  });

  it('are not off the road until yesterday, nor on leave', async () => {
    const id = await added('Second van');
    expect(outcome(await report(id, { until: inDays(-1).toISOString() }))).toBe('422 vehicle/end-in-the-past');
    expect((await report(id, { reasonCode: 'leave' })).statusCode).toBe(400);
  });

  it('are retired once no visit is to come, and brought back', async () => {
    const id = await added('Old van');
    await aReservation(it_, id, { exclusive: true });
    const url = `/api/v1/vehicles/${id}/retirement`;
    expect(outcome(await manager.post(url, {}, ifMatch(1)))).toBe('409 vehicle/still-booked');
    const free = `/api/v1/vehicles/${await added('Older van')}/retirement`;
    expect((await manager.post(free, {}, ifMatch(1))).json()).toMatchObject({ retired: true, version: 2 });
    const back = await manager.request('DELETE', free, { headers: ifMatch(2) });
    expect(back.json()).toMatchObject({ retired: false, version: 3 });
  });

  it('are not there for the manager of another centre, and not for technicians to change', async () => {
    const id = await added('Private van');
    const attempts = async (one: string) => [
      outcome(await otherManager.put(`/api/v1/vehicles/${one}`, { name: 'Mine', seats: 2 }, ifMatch(1))),
      outcome(await report(one, {}, otherManager)),
    ];
    expect(await attempts(id)).toEqual(['404 vehicle/not-found', '404 vehicle/not-found']);
    expect(await attempts(newId())).toEqual(await attempts(id));
    expect(outcome(await report(id, {}, technician))).toBe('403 access/forbidden');
  });
});
