import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DayView, RoomWeekView, WeekView } from '#shared/contracts/availability.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const WEEK = ['11-30', '12-01', '12-02', '12-03', '12-04', '12-05', '12-06'].map((day) => `2026-${day}`);

describe('the week of a centre', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let teacher: Caller;
  let others: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    teacher = await it_.people.teacher(city.schoolId);
    const otherSchool = await city.city.aSchool(city.authorityId);
    await city.city.aPartnership(city.centreId, otherSchool);
    others = await it_.people.teacher(otherSchool);
    await city.city.aTutor(city.centreId, { name: 'Ines' });
    const ask = (over: object) => teacher.post('/api/v1/visits', aRequest(city, over));
    await ask({ day: '2026-12-01', equipment: [{ poolId: city.recordersId, quantity: 20 }] });
    await ask({ day: '2026-12-04', roomId: city.labId, pupils: 18 });
    await ask({ day: '2026-12-07' });
  });
  afterAll(() => it_.close());

  const weekOf = (day: string) => `/api/v1/centres/${city.centreId}/weeks/${day}`;
  const read = async (caller: Caller, day = '2026-12-01') => (await caller.get(weekOf(day))).json<WeekView>();
  const visitsIn = ({ rooms }: DayView) => rooms.flatMap(({ stays }) => stays).map(({ visit }) => visit?.partnerName);

  it('is its seven days from Monday on, whichever of them is asked for', async () => {
    const week = await read(manager);
    expect(week.monday).toBe('2026-11-30');
    expect(week.days.map(({ day }) => day)).toEqual(WEEK);
    expect(await read(manager, '2026-12-06')).toEqual(week);
    expect(await read(manager, '2026-11-30')).toEqual(week);
  });

  it('has each visit on its own day, and opening hours as they are on each', async () => {
    const { days } = await read(manager);
    expect(days.map(visitsIn)).toEqual([[], ['Hillside School'], [], [], ['Hillside School'], [], []]);
    expect(days.map(({ hours }) => hours.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
  });

  it.each(['manager', 'teacher', 'others'] as const)('shows each day exactly as by itself: %s', async (who) => {
    const caller = { manager, teacher, others }[who];
    const days = await Promise.all(
      WEEK.map(async (day) => (await caller.get(`/api/v1/centres/${city.centreId}/days/${day}`)).json<DayView>()),
    );
    expect((await read(caller)).days).toEqual(days);
  });

  it('is busy time to other partners, and without tutors', async () => {
    const { days } = await read(others);
    expect(days.map(visitsIn)).toEqual([[], [undefined], [], [], [undefined], [], []]);
    expect(days.flatMap(({ tutors }) => tutors)).toEqual([]);
    expect((await read(manager)).days[0]?.tutors.map(({ name }) => name)).toEqual(['Ines']);
  });

  it('is not there for those who have nothing to do with the centre', async () => {
    const stranger = await it_.people.manager(await city.city.aCentre(city.authorityId));
    expect((await stranger.get(weekOf('2026-12-01'))).statusCode).toBe(200);
    const far = await city.city.anAuthority({ name: 'Moorshire' });
    const strangers = await it_.people.manager(await city.city.aCentre(far));
    const refused = await strangers.get(weekOf('2026-12-01'));
    const missing = await strangers.get(`/api/v1/centres/${newId()}/weeks/2026-12-01`);
    expect([refused.statusCode, refused.body]).toEqual([404, missing.body]);
  });

  it('can be had of one room alone, day by day as in the week of all', async () => {
    const week = await read(manager);
    const rooms = (caller: Caller, roomId: string, centreId = city.centreId) =>
      caller.get(`/api/v1/centres/${centreId}/rooms/${roomId}/weeks/2026-12-01`);
    for (const [caller, all] of [
      [manager, week],
      [others, await read(others)],
    ] as const) {
      const { monday, days } = (await rooms(caller, city.studioId)).json<RoomWeekView>();
      expect(monday).toBe('2026-11-30');
      expect(days).toEqual(
        all.days.map(({ day, hours, rooms: ofDay }) => ({
          ...ofDay.find(({ id }) => id === city.studioId),
          ...{ day, hours },
        })),
      );
    }
    const studio = (await rooms(manager, city.studioId)).json<RoomWeekView>();
    expect(studio.days.flatMap(({ stays }) => stays).map(({ visit }) => visit?.equipment)).toEqual([
      [{ poolId: city.recordersId, name: expect.any(String), quantity: 20 }],
    ]);
    const elsewhere = await city.city.aCentre(city.authorityId);
    const [foreign, missing] = [await rooms(manager, city.studioId, elsewhere), await rooms(manager, newId())];
    expect([foreign.json(), missing.json()].map(({ refusal }) => refusal)).toEqual([
      'room/not-found',
      'room/not-found',
    ]);
  });

  it('names the version on which a change is made', async () => {
    const { days } = await read(manager);
    expect(days[1]?.rooms.flatMap(({ stays }) => stays).map(({ visit }) => visit?.version)).toEqual([1]);
  });
});
