import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayView } from '#shared/contracts/availability.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('what has to be set up on a day', () => {
  let it_: TestApp;
  let city: SmallCity;
  let camerasId: string;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    camerasId = await city.city.aPool(city.centreId, 4, { name: 'Cameras' });
    const teacher = await it_.people.teacher(city.schoolId);
    const ask = (over: Parameters<typeof aRequest>[1]) => teacher.post('/api/v1/visits', aRequest(city, over));
    const both = [
      { poolId: city.recordersId, quantity: 15 },
      { poolId: camerasId, quantity: 2 },
    ];
    await ask({ equipment: both });
    await ask({ roomId: city.labId, pupils: 10, equipment: [{ poolId: city.recordersId, quantity: 3 }] });
    await ask({ roomId: city.labId, pupils: 10, startTime: '14:00', endTime: '15:00' });
  });
  afterAll(() => it_.close());

  const seenBy = async (who: Caller) => {
    const answer = await who.get(`/api/v1/centres/${city.centreId}/days/2026-12-01`);
    return dayView
      .parse(answer.json())
      .rooms.map(({ name, stays }) => [name, stays.map(({ visit }) => visit?.equipment ?? 'busy')]);
  };
  const recorders = (quantity: number) => ({ poolId: city.recordersId, name: 'Recorders', quantity });

  it.each(['technician', 'tutor', 'manager'] as const)('is told visit by visit to the %s', async (role) => {
    expect(await seenBy(await it_.people[role](city.centreId))).toEqual([
      ['Lab', [[recorders(3)], []]],
      ['Radio studio', [[{ poolId: camerasId, name: 'Cameras', quantity: 2 }, recorders(15)]]],
    ]);
  });

  it('is told to no other school', async () => {
    expect(await seenBy(await it_.people.teacher(city.otherSchoolId))).toEqual([
      ['Lab', ['busy', 'busy']],
      ['Radio studio', ['busy']],
    ]);
  });
});
