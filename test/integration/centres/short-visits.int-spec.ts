import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { reportedView, type ShortVisit } from '#shared/contracts/equipment.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('visits that a report leaves short of equipment', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let technician: Caller;

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());
  beforeEach(async () => {
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    technician = await it_.people.technician(city.centreId);
  });

  const ask = async (quantity: number, over: Parameters<typeof aRequest>[1] = {}) => {
    const equipment = [{ poolId: city.recordersId, quantity }];
    return (await teacher.post('/api/v1/visits', aRequest(city, { equipment, ...over }))).json();
  };
  const report = (quantity: number, until: string | null = null, caller = technician) =>
    caller.post(`/api/v1/equipment/${city.recordersId}/out-of-service`, {
      quantity,
      reasonCode: 'broken',
      reason: 'Batteries leaked',
      until,
    });
  const short = async (quantity: number, until?: string): Promise<ShortVisit[]> =>
    reportedView.parse((await report(quantity, until)).json()).shortVisits;

  it('are named in the order of time, with what each was promised', async () => {
    const late = await ask(20, { day: '2026-12-08' });
    const enough = await ask(15, { day: '2026-12-03' });
    const [together, too] = [
      await ask(18),
      await ask(10, { roomId: city.labId, pupils: 10, startTime: '11:00', endTime: '13:00' }),
    ];
    expect(await short(15)).toEqual([
      {
        id: together.id,
        reference: together.reference,
        partnerName: 'Hillside School',
        startsAt: '2026-12-01T10:00:00.000Z',
        endsAt: '2026-12-01T12:00:00.000Z',
        quantity: 18,
      },
      expect.objectContaining({ id: too.id, quantity: 10 }),
      expect.objectContaining({ id: late.id, quantity: 20 }),
    ]);
    expect(enough.id).toBeDefined();
  });

  it('are none while enough is left, or once it is back', async () => {
    await ask(20);
    expect(await short(10)).toEqual([]);
    expect(await short(5, '2026-11-30T00:00:00Z')).toEqual([]);
  });

  it('are told to nobody who does not work there', async () => {
    await ask(20);
    const { city: factory, authorityId, otherSchoolId } = city;
    const elsewhere = await factory.aCentre(authorityId, { name: 'Elsewhere CLC' });
    const others = [await it_.people.technician(elsewhere), await it_.people.teacher(otherSchoolId), teacher];
    const answers = await Promise.all(others.map((caller) => report(15, null, caller)));
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 403, 403]);
    for (const answer of answers) expect(answer.body).not.toContain('Hillside');
  });
});
