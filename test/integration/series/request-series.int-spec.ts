import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seriesDetailView, seriesPreview } from '#shared/contracts/series.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aSeries, standing } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const TUESDAYS = [
  '2026-12-01',
  '2026-12-08',
  '2026-12-15',
  '2026-12-22',
  '2026-12-29',
  '2027-01-05',
  '2027-01-12',
  '2027-01-19',
  '2027-01-26',
];

describe('asking for a series', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let otherTeacher: Caller;
  let manager: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    manager = await it_.people.manager(city.centreId);
  });
  afterAll(() => it_.close());

  const preview = async (over: Parameters<typeof aSeries>[1] = {}, caller = teacher) => {
    const answer = await caller.post('/api/v1/series/previews', aSeries(city, over));
    return answer.statusCode === 200 ? seriesPreview.parse(answer.json()) : answer.json().refusal;
  };

  it('is previewed date by date, and nothing is written', async () => {
    const shown = await preview();
    expect(shown.dates.map(({ day }: { day: string }) => day)).toEqual(TUESDAYS);
    expect(shown.dates[0]).toMatchObject({
      outcome: 'make',
      startsAt: '2026-12-01T10:00:00.000Z',
      room: { name: 'Radio studio' },
      problem: null,
      substitute: null,
    });
    expect((await teacher.get('/api/v1/visits')).json().items).toEqual([]);
  });

  it('offers the same time in another room that fits, or the nearest time of that week', async () => {
    const at = (day: string, over: object = {}) =>
      otherTeacher.post('/api/v1/visits', aRequest(city, { day, partnerId: city.otherSchoolId, ...over }));
    expect((await at('2026-12-08')).statusCode).toBe(201);
    const small = await preview({ visit: { pupils: 20 }, repeat: { until: { day: '2026-12-15' } } });
    expect(small.dates[1]).toMatchObject({
      problem: 'visit/slot-taken',
      substitute: {
        kind: 'other_room',
        onDay: '2026-12-08',
        startTime: '10:00',
        endTime: '12:00',
        room: { name: 'Lab' },
      },
    });
    const large = await preview({ repeat: { until: { day: '2026-12-15' } } });
    expect(large.dates[1]).toMatchObject({
      problem: 'visit/slot-taken',
      substitute: {
        kind: 'other_time',
        onDay: '2026-12-08',
        startTime: '12:30',
        endTime: '14:30',
        room: { name: 'Radio studio' },
      },
    });
  });

  it('keeps what clashes as rejected with its reason, takes chosen substitutes, and asks for the rest', async () => {
    const substitutes = [
      { day: '2026-12-15', onDay: '2026-12-16', startTime: '09:00', endTime: '11:00', roomId: city.studioId },
    ];
    const repeat = { until: { day: '2027-01-05' }, leftOut: ['2026-12-22', '2026-12-29'] };
    const answer = await teacher.post('/api/v1/series', aSeries(city, { repeat, substitutes }));
    expect(answer.statusCode).toBe(201);
    const series = seriesDetailView.parse(answer.json());
    expect(standing(series)).toEqual({
      '2026-12-01': 'requested',
      '2026-12-08': 'visit/slot-taken',
      '2026-12-15': 'requested',
      '2027-01-05': 'requested',
    });
    expect(series.leftOut).toEqual(['2026-12-22', '2026-12-29']);
    expect(series.occurrences[1]).toMatchObject({
      seriesDay: '2026-12-15',
      startsAt: '2026-12-16T09:00:00.000Z',
      changedAlone: true,
      version: 1,
    });
    expect(series).toMatchObject({ counts: { requested: 3, coming: 0, rejected: 1 }, mayEdit: true });
    expect(new Set(series.occurrences.map(({ reference }) => reference)).size).toBe(3);
  });

  it('goes once by an idempotency key', async () => {
    const body = aSeries(city, { visit: { day: '2027-02-02' }, repeat: { until: { day: '2027-02-09' } } });
    const key = { 'idempotency-key': 'series-one-and-only' };
    const first = await teacher.post('/api/v1/series', body, key);
    const again = await teacher.post('/api/v1/series', body, key);
    expect([first.statusCode, again.statusCode, again.json().id]).toEqual([201, 201, first.json().id]);
  });

  it('makes nothing when no date can be had', async () => {
    const body = aSeries(city, { visit: { day: '2027-02-02' }, repeat: { until: { day: '2027-02-09' } } });
    const answer = await teacher.post('/api/v1/series', body);
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      {
        refusal: 'series/nothing-free',
        message: 'Not one of these dates can be had. Choose another time or room.',
        details: { problems: { '2027-02-02': 'visit/slot-taken', '2027-02-09': 'visit/slot-taken' } },
      },
    ]);
  });

  it.each([
    ['a last day before the first', { until: { day: '2026-11-30' } }, 'series/no-dates'],
    ['more than a year', { until: { day: '2027-12-02' } }, 'series/too-long'],
    ['a range of centuries', { until: { day: '2999-12-31' } }, 'series/too-long'],
    ['more than 60 dates', { weekdays: [1, 2, 3], until: { day: '2027-10-01' } }, 'series/too-many-dates'],
    ['weeks A where weeks do not alternate', { every: 'week_a' as const }, 'series/no-week-letters'],
  ])('refuses %s', async (_name, repeat, refusal) => {
    expect(await preview({ repeat })).toBe(refusal);
  });

  it('keeps its wall-clock time when the clocks go forward', async () => {
    const shown = await preview({ visit: { day: '2027-03-23' }, repeat: { until: { day: '2027-04-06' } } });
    expect(shown.dates.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
      '2027-03-23T10:00:00.000Z',
      '2027-03-30T09:00:00.000Z',
      '2027-04-06T09:00:00.000Z',
    ]);
  });

  it('ends with the term when that is wanted', async () => {
    const shown = await preview({ repeat: { until: { endOf: 'term' } } });
    expect(shown.lastDay).toBe('2026-12-31');
  });

  it('is no business of another school: not its series, nor asking in its name', async () => {
    const [mine] = (await teacher.get('/api/v1/series')).json().items;
    const own = await otherTeacher.get('/api/v1/series');
    expect([own.statusCode, own.json().items]).toEqual([200, []]);
    expect((await otherTeacher.get(`/api/v1/series/${mine.id}`)).json().refusal).toBe('series/not-found');
    expect(await preview({}, otherTeacher)).toBe('partner/not-found');
    const asked = await otherTeacher.post('/api/v1/series', aSeries(city));
    expect([asked.statusCode, asked.json().refusal]).toEqual([404, 'partner/not-found']);
    expect((await manager.get(`/api/v1/series/${mine.id}`)).statusCode).toBe(200);
  });
});
