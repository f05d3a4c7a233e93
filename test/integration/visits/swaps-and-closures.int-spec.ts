import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { aCityThatCloses, roomShut, type ClosingCity } from '../../factories/closure.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('swaps while something is closed', () => {
  let it_: TestApp;
  let city: ClosingCity;
  /** Hillside on Tuesday in the studio with 18 recorders, Valley on Thursday in the lab. */
  let tuesday: VisitDetailView;
  let thursday: VisitDetailView;

  beforeAll(async () => {
    it_ = await testApp();
    city = await aCityThatCloses(it_);
    tuesday = await city.promised({ pupils: 18, equipment: [{ poolId: city.recordersId, quantity: 18 }] });
    const later = { day: '2026-12-03', startTime: '14:00', endTime: '15:30', roomId: city.labId, pupils: 20 };
    thursday = await city.promised({ ...later, partnerId: city.otherSchoolId });
  });
  afterAll(async () => {
    await it_.close();
  });

  const close = async (body: object): Promise<string> => {
    const answer = await city.manager.post(`/api/v1/centres/${city.centreId}/closures`, body);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.anything()]);
    return answer.json<{ id: string }>().id;
  };
  const closePool = (quantity: number) =>
    close({ ...roomShut(city.recordersId, '2026-12-01'), kind: 'equipment_pool', quantity });
  const lift = async (closureId: string): Promise<void> => {
    const answer = await city.manager.post(`/api/v1/closures/${closureId}/lifting`, {}, { 'if-match': '"1"' });
    expect(answer.statusCode).toBe(200);
  };
  const times = async (who: Caller, { id }: VisitDetailView, day: string) =>
    (await who.get(`/api/v1/visits/${id}/swap-times`, { day })).json().items.length;
  const may = async (who: Caller, { id }: VisitDetailView) =>
    (await who.get(`/api/v1/visits/${id}/swap`)).json().mayPropose;
  const propose = (who: Caller, { id, version }: VisitDetailView, { room, startsAt }: VisitDetailView) =>
    who.post(`/api/v1/visits/${id}/swap`, { version, roomId: room!.id, startsAt });
  /** For either school: how many times it could swap for, and whether it may propose at all. */
  const seen = async () => ({
    hillside: [await times(city.teacher, tuesday, '2026-12-03'), await may(city.teacher, tuesday)],
    valley: [await times(city.otherTeacher, thursday, '2026-12-01'), await may(city.otherTeacher, thursday)],
  });
  const OPEN = { hillside: [1, true], valley: [1, true] };

  it('leave out a visit whose room is closed, which proposes nothing either, until it is open again', async () => {
    expect(await seen()).toEqual(OPEN);
    const closureId = await close(roomShut(city.labId, '2026-12-03'));
    expect(await seen()).toEqual({ hillside: [0, true], valley: [0, false] });
    expect((await propose(city.teacher, tuesday, thursday)).json().refusal).toBe('swap/nothing-there');
    expect((await propose(city.otherTeacher, thursday, tuesday)).json().refusal).toBe('swap/not-possible');
    await lift(closureId);
    expect(await seen()).toEqual(OPEN);
  });

  it('leave out a visit for which units are missing, but none that keeps all that it needs', async () => {
    const closureId = await closePool(20);
    expect(await seen()).toEqual({ hillside: [0, false], valley: [0, true] });
    await lift(closureId);
    await closePool(5);
    expect(await seen()).toEqual(OPEN);
    expect((await propose(city.teacher, tuesday, thursday)).statusCode).toBe(200);
  });
});
