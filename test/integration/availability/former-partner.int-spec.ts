import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('the day of a centre, to a school whose partnership has ended', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let formerId: string;

  beforeAll(async () => {
    it_ = await testApp();
    city = await aSmallCity(it_.store);
    formerId = await city.city.aSchool(city.authorityId);
    await city.city.aPartnership(city.centreId, formerId, { endsOn: '2026-11-24' });
    teacher = await it_.people.teacher(formerId);
  });
  afterAll(() => it_.close());

  const ask = async (centreId: string) => {
    const times = { day: '2026-12-01', startTime: '10:00', endTime: '11:00' };
    const answers = [
      await teacher.get(`/api/v1/centres/${centreId}/days/2026-12-01`),
      await teacher.get(`/api/v1/centres/${centreId}/availability`, times),
    ];
    return answers.map(({ statusCode, body }) => `${statusCode} ${statusCode === 200 ? '' : body}`);
  };

  it('is there on the last day of it, in the time of the centre', async () => {
    it_.clock.set('2026-11-24T23:59:59Z');
    expect(await ask(city.centreId)).toEqual(['200 ', '200 ']);
  });

  it('is from the next day on as if there were no such centre', async () => {
    it_.clock.set('2026-11-25T00:00:00Z');
    const fresh = await it_.people.teacher(formerId);
    teacher = fresh;
    const missing = await ask(newId());
    expect(missing[0]).toMatch(/^404 /);
    expect(await ask(city.centreId)).toEqual(missing);
  });
});
