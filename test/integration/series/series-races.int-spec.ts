import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SeriesDetailView } from '#shared/contracts/series.contract.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aSeries, standing } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { doubleBookings, promisedAt } from '../../support/double-bookings.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { withoutGuard, withoutLooking } from '../../support/weakened-reservations.js';

jest.setTimeout(PATIENCE_MS);

const DAYS = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'];

describe('a series and single visits that want the same dates at once', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let otherTeacher: Caller;

  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await it_.close();
  });

  const times = (round: number) => {
    const hour = String(8 + round).padStart(2, '0');
    return { startTime: `${hour}:00`, endTime: `${hour}:30` };
  };
  const askSeries = (round: number) =>
    teacher.post('/api/v1/series', aSeries(city, { visit: times(round), repeat: { until: { day: '2026-12-22' } } }));
  const askAlone = (day: string, round: number) =>
    otherTeacher.post('/api/v1/visits', aRequest(city, { ...times(round), day, partnerId: city.otherSchoolId }));
  const doubles = async () => doubleBookings(await it_.store.read((manager) => promisedAt(manager, city.centreId)));

  it('share the dates: each has one visit, and the series says which it did not get', async () => {
    for (let round = 0; round < runs(3, 9); round += 1) {
      const wanted = DAYS.toSpliced(round % 4, 1);
      const [series, ...alone] = await Promise.all([askSeries(round), ...wanted.map((day) => askAlone(day, round))]);
      expect(series.statusCode).toBe(201);
      const dates = standing(series.json<SeriesDetailView>());
      for (const [index, day] of wanted.entries()) {
        const both = [dates[day], alone[index]!.statusCode];
        expect([
          ['requested', 409],
          ['visit/slot-taken', 201],
        ]).toContainEqual(both);
      }
      expect(Object.keys(dates)).toEqual(DAYS);
    }
    expect(await doubles()).toBe(0);
  });

  it('are kept apart by the guard alone when nobody looks: then nothing of the series is kept, and it says so', async () => {
    expect((await askAlone('2026-12-08', 0)).statusCode).toBe(201);
    withoutLooking(it_);
    const series = await askSeries(0);
    expect([series.statusCode, series.json().refusal]).toEqual([409, 'series/taken-meanwhile']);
    expect((await teacher.get('/api/v1/series')).json().items).toEqual([]);
    expect((await teacher.get('/api/v1/visits')).json().items).toEqual([]);
    expect(await doubles()).toBe(0);
  });

  it('would both have the same date without guard and look, which is what the walls are for', async () => {
    await withoutGuard(it_);
    withoutLooking(it_);
    jest.spyOn(it_.app.get(ReservationsRepository, { strict: false }), 'lock').mockResolvedValue(undefined);
    expect((await askAlone('2026-12-08', 0)).statusCode).toBe(201);
    expect((await askSeries(0)).statusCode).toBe(201);
    expect(await doubles()).toBe(2);
  });

  it('two people who let the same visit repeat make one series', async () => {
    const visit = (await teacher.post('/api/v1/visits', aRequest(city))).json();
    const body = { version: 1, repeat: { every: 'week', until: { day: '2026-12-22' } } };
    const answers = await Promise.all([1, 2, 3].map(() => teacher.post(`/api/v1/visits/${visit.id}/repetition`, body)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    expect((await teacher.get('/api/v1/series')).json().items).toHaveLength(1);
  });

  it('of one school at once have together what the centre allows it in a term', async () => {
    await aPolicy(await it_.people.manager(city.centreId), city.centreId, { visitsPerTerm: 5 });
    const lengthened = (await askSeries(0)).json<SeriesDetailView>();
    const edit = { version: lengthened.version, changes: { weekdays: [2, 4] } };
    await Promise.all([
      ...[1, 2, 3].map((round) => askSeries(round)),
      teacher.post(`/api/v1/series/${lengthened.id}/edits`, edit),
      teacher.post('/api/v1/visits', aRequest(city, times(4))),
    ]);
    const { items } = (await teacher.get('/api/v1/visits')).json<{ items: object[] }>();
    expect(items).toHaveLength(5);
  });
});
