import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { CentresQueries } from '../../../server/modules/centres/index.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { ifMatch } from './requests.js';

const EVENING = [{ opens: '18:00', closes: '20:00' }];

describe('days with hours of their own', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let otherManager: Caller;
  let teacher: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    otherManager = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Other' }));
    teacher = await it_.people.teacher(city.schoolId);
  });
  afterAll(() => it_.close());

  const post = (day: string, hours: object[] = [], caller = manager) =>
    caller.post(`/api/v1/centres/${city.centreId}/opening-overrides`, { day, hours, reason: 'Stocktaking' });
  const outcome = (answer: { statusCode: number; json(): { refusal?: string } }) =>
    answer.statusCode < 300 ? answer.statusCode : `${answer.statusCode} ${answer.json().refusal}`;
  const ask = async (over: Partial<RequestVisit>) =>
    outcome(await teacher.post('/api/v1/visits', aRequest(city, over)));

  it('close the centre, or open it at other times, for visits and in the day view', async () => {
    expect(await ask({ day: '2026-12-01' })).toBe(201);
    const closed = await post('2026-12-01');
    expect([closed.statusCode, closed.headers['etag'], closed.json()]).toMatchObject([
      201,
      '"1"',
      { day: '2026-12-01', hours: [], reason: 'Stocktaking', touchedVisits: 1 },
    ]);
    expect(await ask({ day: '2026-12-01', startTime: '14:00', endTime: '15:00' })).toBe('422 visit/centre-closed');
    expect((await post('2026-12-05', EVENING)).json()).toMatchObject({ touchedVisits: 0 });
    const saturday = { day: '2026-12-05', startTime: '18:00', endTime: '19:00' };
    expect(await ask(saturday)).toBe(201);
    expect(await ask({ ...saturday, startTime: '10:00', endTime: '11:00' })).toBe('422 visit/outside-opening-hours');
    const day = (await teacher.get(`/api/v1/centres/${city.centreId}/days/2026-12-05`)).json();
    expect(day.hours).toMatchObject(EVENING);
    const centre = (await teacher.get(`/api/v1/centres/${city.centreId}`)).json();
    expect(centre.openingOverrides).toMatchObject([{ day: '2026-12-01' }, { day: '2026-12-05', hours: EVENING }]);
  });

  it('are told to other modules with every day of a range, in two queries', async () => {
    await post('2026-12-08', [
      { opens: '13:00', closes: '15:00' },
      { opens: '09:00', closes: '11:00' },
    ]);
    const spy: string[] = [];
    const days = await it_.store.read((entities) => {
      const counting = new Proxy(entities, {
        get: (target, key) =>
          key === 'query'
            ? (text: string, values: unknown[]) => {
                spy.push(text);
                return target.query(text, values);
              }
            : (Reflect.get(target, key) as unknown),
      });
      return it_.app.get(CentresQueries).openingOn(counting, city.centreId, '2026-12-07', '2026-12-12');
    });
    const usual = (weekday: number) => [{ weekday, opens: '08:00', closes: '18:00' }];
    expect(Object.fromEntries(days)).toEqual({
      '2026-12-07': usual(1),
      '2026-12-08': [
        { weekday: 2, opens: '09:00', closes: '11:00' },
        { weekday: 2, opens: '13:00', closes: '15:00' },
      ],
      '2026-12-09': usual(3),
      '2026-12-10': usual(4),
      '2026-12-11': usual(5),
      '2026-12-12': [],
    });
    expect(spy).toHaveLength(2);
  });

  it('are one for each day, today or later, and up to 400 days ahead', async () => {
    expect(outcome(await post('2026-12-14'))).toBe(201);
    expect(outcome(await post('2026-12-14'))).toBe('409 opening-override/day-taken');
    expect(outcome(await post('2026-11-23'))).toBe('422 opening-override/in-the-past');
    expect(outcome(await post('2026-11-24', [{ opens: '08:00', closes: '18:00' }]))).toBe(201);
    expect(outcome(await post('2027-12-29'))).toBe(201);
    expect(outcome(await post('2027-12-30'))).toBe('422 opening-override/too-far-ahead');
  });

  it('are refused field by field', async () => {
    const answer = await manager.post(`/api/v1/centres/${city.centreId}/opening-overrides`, {
      day: '2026-02-30',
      reason: '',
      hours: [
        { opens: '10:00', closes: '09:00' },
        { opens: '11:00', closes: '13:00' },
        { opens: '12:00', closes: '14:00' },
      ],
    });
    const paths = answer.json().issues.map((issue: { path: string }) => issue.path);
    expect([answer.statusCode, paths]).toEqual([400, ['day', 'hours.0.closes', 'hours.2.opens', 'reason']]);
  });

  it('are changed and taken away on the version that was read, by those who may edit the centre', async () => {
    const { id } = (await post('2026-12-16')).json();
    const url = `/api/v1/opening-overrides/${id}`;
    const body = { day: '2026-12-17', hours: EVENING, reason: 'Open evening' };
    expect(outcome(await otherManager.put(url, body, ifMatch(1)))).toBe('404 opening-override/not-found');
    const missing = await otherManager.put(`/api/v1/opening-overrides/${newId()}`, body, ifMatch(1));
    expect(outcome(missing)).toBe('404 opening-override/not-found');
    const changed = await manager.put(url, body, ifMatch(1));
    expect(changed.json()).toMatchObject({ day: '2026-12-17', hours: EVENING, version: 2 });
    const remove = (version: number) => manager.request('DELETE', url, { headers: ifMatch(version) });
    expect(outcome(await remove(1))).toBe('412 resource/stale');
    expect((await remove(2)).json()).toMatchObject({ day: '2026-12-17' });
    expect(outcome(await remove(2))).toBe('404 opening-override/not-found');
    const technician = await it_.people.technician(city.centreId);
    expect(outcome(await post('2026-12-18', [], technician))).toBe('403 access/forbidden');
  });
});
