import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundTimes, type FoundTimes } from '#shared/contracts/search.contract.js';
import { ActivityBook } from '../../factories/activity.factory.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { TimetableFactory } from '../../factories/timetable.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const EVERY_DAY = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '16:00' }));

describe('finding a time for the whole visit', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let otherTeacher: Caller;
  let manager: Caller;
  let podcasting: string;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    manager = await it_.people.manager(city.centreId);
    await new TimetableFactory(it_.store).aSchoolYear(city.authorityId);
    const tutor = { name: 'Rosa Reed', skills: ['radio'], hours: EVERY_DAY };
    expect((await manager.post(`/api/v1/centres/${city.centreId}/tutors`, tutor)).statusCode).toBe(201);
    podcasting = await new ActivityBook(manager, city.centreId).published({
      durationMinutes: 60,
      equipment: [{ poolId: city.recordersId, per: 'pupils', pupilsPerUnit: 2 }],
    });
    const journey = { minutes: 15, metres: null, note: null };
    const way = `/api/v1/centres/${city.centreId}/journeys/${city.schoolId}`;
    const { version } = (await manager.get(way)).json<{ version: number }>();
    expect((await manager.put(way, journey, { 'if-match': `"${version}"` })).statusCode).toBe(200);
  });
  afterAll(() => it_.close());

  const search = (caller: Caller, over: object = {}) =>
    caller.post('/api/v1/availability/searches', {
      centreId: city.centreId,
      partnerId: city.schoolId,
      activityId: podcasting,
      pupils: 28,
      adults: 2,
      from: '2026-12-01',
      to: '2026-12-04',
      ...over,
    });
  const found = async (over: object = {}): Promise<FoundTimes> => {
    const answer = await search(teacher, over);
    expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([200, expect.any(String)]);
    return foundTimes.parse(answer.json());
  };
  const refusal = async (over: object, caller = teacher) => {
    const answer = await search(caller, over);
    return [answer.statusCode, answer.json<{ refusal: string }>().refusal];
  };
  const ask = (over: object) => manager.post('/api/v1/visits', aRequest(city, over));

  it('offers room, equipment, tutor and travel together, with what it costs the school’s day', async () => {
    const answer = await found();
    expect(answer.offers[0]).toMatchObject({
      day: '2026-12-01',
      startTime: '12:15',
      endTime: '13:15',
      room: { name: 'Radio studio', capacity: 30 },
      equipment: [{ poolId: city.recordersId, name: 'Recorders', quantity: 14 }],
      tutor: { name: 'Rosa Reed' },
      vehicle: null,
      travel: { leaveAt: '2026-12-01T11:50:00.000Z', backAt: '2026-12-01T13:40:00.000Z' },
      coverMinutes: 60,
    });
    expect(answer.offers[0]?.lessons.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['Period 3', 10],
      ['Period 4', 50],
    ]);
    expect(answer.needs).toMatchObject({ durationMinutes: 60, tutorSkill: 'radio' });
    expect([answer.bellTimes, answer.deadEnd, answer.nearMisses]).toEqual(['usual', null, []]);
    expect([...new Set(answer.offers.map(({ day }) => day))]).toEqual([
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
    ]);
  });

  it('is answered the same when it is asked again, and asks nothing of anybody', async () => {
    expect(await found()).toEqual(await found());
  });

  it('keeps to the wanted weekdays, times and periods', async () => {
    const offers = (await found({ weekdays: [2, 4], earliest: '10:00', latest: '12:00' })).offers;
    expect([...new Set(offers.map(({ day }) => day))]).toEqual(['2026-12-01', '2026-12-03']);
    expect(offers.every(({ startTime, endTime }) => startTime >= '10:00' && endTime <= '12:00')).toBe(true);
    const inPeriods = (await found({ periods: { first: 'Period 3', last: 'period 5' } })).offers[0];
    expect(inPeriods?.lessons.map(({ name }) => name)).not.toContain('Period 6');
    expect(inPeriods?.travel?.leaveAt ?? '').toMatch(/T(1[1-4]):/);
  });

  it('is back by the beginning of a period', async () => {
    const { offers } = await found({ backBy: { period: 'Period 6' } });
    expect(offers.length).toBeGreaterThan(0);
    expect(
      offers.every(({ travel }) => (travel?.backAt ?? '') <= `${travel?.backAt.slice(0, 10) ?? ''}T14:30:00.000Z`),
    ).toBe(true);
  });

  it('no longer offers what somebody else has asked for', async () => {
    const [before] = (await found({ from: '2026-12-08', to: '2026-12-08', wishedStart: '10:00' })).offers;
    expect(before).toMatchObject({ startTime: '10:00', room: { name: 'Radio studio' } });
    const taken = {
      day: '2026-12-08',
      startTime: '09:00',
      endTime: '11:00',
      partnerId: city.otherSchoolId,
      pupils: 20,
    };
    expect((await ask(taken)).statusCode).toBe(201);
    const [after] = (await found({ from: '2026-12-08', to: '2026-12-08', wishedStart: '10:00' })).offers;
    expect(after).toMatchObject({ startTime: '11:30' });
  });

  it('leaves out holidays, and says so when nothing else was asked for', async () => {
    const holiday = await found({ from: '2026-12-21', to: '2026-12-24' });
    expect([holiday.offers, holiday.deadEnd]).toEqual([[], { code: 'no_open_day' }]);
    expect(holiday.nearMisses.map(({ givesUp }) => givesUp[0]?.code)).toContain('outside_school_hours');
    const anyway = await found({ from: '2026-12-21', to: '2026-12-24', outsideSchoolHours: true });
    expect(anyway.offers.length).toBeGreaterThan(0);
  });

  it('names the nearest misses where nothing fits, and what each gives up', async () => {
    const needs = { durationMinutes: 60, equipment: [{ poolId: city.recordersId, quantity: 31 }] };
    const short = await found({ activityId: undefined, needs });
    expect(short.deadEnd).toEqual({ code: 'too_little_equipment', name: 'Recorders', wanted: 31, stock: 30 });
    const [miss] = short.nearMisses;
    expect(miss?.givesUp).toEqual([
      { code: 'equipment', poolId: city.recordersId, name: 'Recorders', wanted: 31, left: 30 },
    ]);
    expect(miss?.offer.equipment).toEqual([{ poolId: city.recordersId, name: 'Recorders', quantity: 30 }]);
    const many = await found({ pupils: 56, activityId: undefined, needs: { durationMinutes: 60 } });
    expect(many.deadEnd).toEqual({ code: 'no_room_large_enough', pupils: 56, largest: 30 });
    expect(many.nearMisses.map(({ givesUp }) => givesUp)).toContainEqual([{ code: 'half_group', pupils: 28 }]);
  });

  it('can be asked by the centre on a school’s behalf, and not for somebody else’s school', async () => {
    expect((await search(manager)).statusCode).toBe(200);
    expect(await refusal({}, otherTeacher)).toEqual([404, 'partner/not-found']);
    expect(await refusal({ partnerId: '01900000-0000-7000-8000-000000000000' })).toEqual([404, 'partner/not-found']);
    const elsewhere = await city.city.aCentre(await city.city.anAuthority({ name: 'Elsewhere' }));
    expect(await refusal({ centreId: elsewhere })).toEqual([404, 'centre/not-found']);
    expect(await refusal({ centreId: '01900000-0000-7000-8000-000000000000' })).toEqual([404, 'centre/not-found']);
  });

  it.each<[string, object, number, string]>([
    [
      'an activity of another centre',
      { activityId: '01900000-0000-7000-8000-000000000000' },
      422,
      'search/activity-unknown',
    ],
    ['a period that the school has not got', { backBy: { period: 'Period 9' } }, 422, 'search/unknown-period'],
    ['days that are over', { from: '2026-11-01', to: '2026-11-02' }, 422, 'search/in-the-past'],
    ['days too far ahead', { from: '2028-03-01', to: '2028-03-02' }, 422, 'search/too-far-ahead'],
    [
      'a time that the clocks skip',
      { from: '2027-03-28', to: '2027-03-28', earliest: '01:30' },
      422,
      'visit/time-does-not-exist',
    ],
    ['nobody', { pupils: 0 }, 400, 'input/invalid'],
    ['ten thousand', { pupils: 10_000 }, 400, 'input/invalid'],
    ['years', { from: '2026-12-01', to: '2029-12-01' }, 400, 'input/invalid'],
    ['a week that ends before it begins', { from: '2026-12-04', to: '2026-12-01' }, 400, 'input/invalid'],
    ['neither an activity nor needs', { activityId: undefined }, 400, 'input/invalid'],
  ])('refuses %s with a code', async (_what, over, status, code) => {
    expect(await refusal(over)).toEqual([status, code]);
  });
});
