import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seriesPreview, type SeriesDetailView } from '#shared/contracts/series.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aSeries, standing } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('a series that is changed more than once', () => {
  let it_: TestApp | undefined;
  let city: SmallCity;
  let far: SmallCity;
  let teacher: Caller;
  let otherTeacher: Caller;
  let manager: Caller;
  /** Every Tuesday from 1 December to 12 January. */
  let series: SeriesDetailView;

  beforeEach(async () => {
    it_ ??= await testApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    far = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    manager = await it_.people.manager(city.centreId);
    const repeat = { until: { day: '2027-01-12' } };
    series = (await teacher.post('/api/v1/series', aSeries(city, { repeat }))).json();
  });
  afterAll(() => it_?.close());

  const edit = (body: object, of: SeriesDetailView, caller = teacher) =>
    caller.post(`/api/v1/series/${of.id}/edits`, { version: of.version, ...body });
  const edited = async (body: object, of: SeriesDetailView, caller = teacher): Promise<SeriesDetailView> => {
    const answer = await edit(body, of, caller);
    expect([answer.statusCode, answer.json().refusal]).toEqual([200, undefined]);
    return answer.json();
  };
  const refused = async (body: object, of: SeriesDetailView) => {
    const answer = await edit(body, of);
    return [answer.statusCode, answer.json().refusal];
  };
  const again = async (id: string): Promise<SeriesDetailView> => (await teacher.get(`/api/v1/series/${id}`)).json();
  const requested = (of: SeriesDetailView) =>
    Object.entries(standing(of)).flatMap(([day, state]) => (state === 'requested' ? [day] : []));
  /** Sessions have ended by then, so that everybody signs in again. */
  const later = async (now: string) => {
    it_!.clock.set(now);
    teacher = await it_!.people.teacher(city.schoolId);
    manager = await it_!.people.manager(city.centreId);
  };
  const takeBack = async (day: string) => {
    const { visitId } = series.occurrences.find(({ seriesDay }) => seriesDay === day)!;
    expect((await teacher.post(`/api/v1/visits/${visitId}/withdrawal`, { version: 1 })).statusCode).toBe(200);
  };

  it('every two weeks keeps its weeks, though a date of the other weeks was taken out', async () => {
    const without = await edited({ changes: { leaveOut: ['2026-12-08'] } }, series);
    const fortnightly = await edited({ changes: { every: 'fortnight' } }, without);
    expect(requested(fortnightly)).toEqual(['2026-12-01', '2026-12-15', '2026-12-29', '2027-01-12']);
    await later('2026-12-02T09:00:00Z');
    const renamed = await edited({ changes: { subject: 'Radio drama' } }, fortnightly);
    expect(requested(renamed)).toEqual(['2026-12-15', '2026-12-29', '2027-01-12']);
    expect(renamed.firstDay).toBe('2026-12-15');
  });

  it('every two weeks keeps its weeks when it goes on after its last date', async () => {
    const fortnightly = await edited({ changes: { every: 'fortnight', lastDay: '2026-12-15' } }, series);
    await later('2026-12-23T09:00:00Z');
    const longer = await edited({ changes: { lastDay: '2027-01-26' } }, fortnightly);
    expect(requested(longer)).toEqual(['2026-12-29', '2027-01-12', '2027-01-26']);
  });

  it('does not bring a removed date back that the rule had no place for in between', async () => {
    await takeBack('2026-12-15');
    const fortnightly = await edited(
      { fromDay: '2026-12-08', changes: { every: 'fortnight' } },
      await again(series.id),
    );
    expect(requested(fortnightly)).toEqual(['2026-12-08', '2026-12-22', '2027-01-05']);
    const weekly = await edited({ changes: { every: 'week' } }, fortnightly);
    expect(requested(weekly)).toEqual(['2026-12-08', '2026-12-22', '2026-12-29', '2027-01-05', '2027-01-12']);
  });

  it.each([
    ['another centre’s room', () => ({ roomId: far.studioId })],
    ['another centre’s equipment', () => ({ equipment: [{ poolId: far.recordersId, quantity: 1 }] })],
    ['more pupils than fit', () => ({ pupils: 500 })],
  ])('stays whole when %s is wanted, which no date can have', async (_name, changes) => {
    expect(await refused({ changes: changes() }, series)).toEqual([409, 'series/nothing-free']);
    expect(await again(series.id)).toEqual(series);
  });

  it('that was divided twice is one chain, and no part reaches into the next', async () => {
    const january = await edited({ fromDay: '2027-01-05', changes: { roomId: city.labId, pupils: 15 } }, series);
    const first = await again(series.id);
    const christmas = await edited({ fromDay: '2026-12-22', changes: { subject: 'Film' } }, first);
    expect(requested(christmas)).toEqual(['2026-12-22', '2026-12-29']);
    const chain = [await again(series.id), await again(christmas.id), await again(january.id)];
    expect(chain.map(({ continuedBy }) => continuedBy)).toEqual([[christmas.id], [january.id], []]);
    expect(await refused({ changes: { lastDay: '2027-01-12' } }, chain[0]!)).toEqual([409, 'series/goes-on']);
    expect(await refused({ changes: { lastDay: '2027-01-05' } }, chain[1]!)).toEqual([409, 'series/goes-on']);
    const all = await edited({ changes: { lastDay: '2027-01-19' } }, chain[2]!);
    expect(requested(all)).toEqual(['2027-01-05', '2027-01-12', '2027-01-19']);
  });

  it('does not begin earlier because a day before its first one was taken out', async () => {
    const january = await edited({ fromDay: '2027-01-05', changes: { leaveOut: ['2026-12-15'] } }, series);
    await takeBack('2026-12-22');
    const renamed = await edited({ changes: { subject: 'Film' } }, january);
    expect([requested(renamed), renamed.firstDay]).toEqual([['2027-01-05', '2027-01-12'], '2027-01-05']);
  });

  it('shares no week of two parts when both move to other days of it', async () => {
    const fromTuesday = await edited({ fromDay: '2026-12-15', changes: { weekdays: [2, 4] } }, series);
    const fromThursday = await edited({ fromDay: '2026-12-17', changes: { subject: 'Film' } }, fromTuesday);
    expect(requested(fromThursday).slice(0, 2)).toEqual(['2026-12-17', '2026-12-22']);
    const tuesday = await again(fromTuesday.id);
    expect(requested(tuesday)).toEqual(['2026-12-15']);
    const moved = await edited({ changes: { weekdays: [2] } }, fromThursday);
    expect(requested(moved)).toEqual(['2026-12-22', '2026-12-29', '2027-01-05', '2027-01-12']);
  });

  it('gives nobody the place of a date that has to stay where it is', async () => {
    const theirs = { day: '2026-12-01', startTime: '14:00', endTime: '15:00', partnerId: city.otherSchoolId };
    expect((await otherTeacher.post('/api/v1/visits', aRequest(city, theirs))).statusCode).toBe(201);
    const place = { onDay: '2026-12-01', startTime: '10:00', endTime: '11:00', roomId: city.studioId };
    const body = { changes: { startTime: '14:00', endTime: '16:00' }, substitutes: [{ day: '2026-12-08', ...place }] };
    const shown = await teacher.post(`/api/v1/series/${series.id}/edits/previews`, { version: 1, ...body });
    const problems = seriesPreview.parse(shown.json()).dates.map(({ day, problem }) => [day, problem]);
    expect(problems.slice(0, 3)).toEqual([
      ['2026-12-01', 'visit/slot-taken'],
      ['2026-12-08', 'visit/slot-taken'],
      ['2026-12-15', null],
    ]);
    const after = await edited(body, series);
    expect(after.occurrences.map(({ startsAt }) => startsAt.slice(0, 13)).slice(0, 3)).toEqual([
      '2026-12-01T10',
      '2026-12-08T10',
      '2026-12-15T14',
    ]);
  });

  it('can be changed although some requests were not answered in time', async () => {
    const { visitId, version } = series.occurrences[3]!;
    const answer = await manager.post(`/api/v1/visits/${visitId}/approval`, { version });
    expect(answer.statusCode).toBe(200);
    await later('2026-12-09T09:00:00Z');
    const after = await edited({ changes: { pupils: 20 } }, series, manager);
    expect(standing(after)).toEqual({ '2026-12-22': 'approved' });
  });

  it('takes a substitute only from near its date, so that nobody has decades looked through', async () => {
    const place = { startTime: '10:00', endTime: '11:00', roomId: city.studioId };
    const preview = (onDay: string) =>
      teacher.post('/api/v1/series/previews', aSeries(city, { substitutes: [{ day: '2026-12-08', onDay, ...place }] }));
    const [decades, near] = [await preview('1926-12-09'), await preview('2027-01-08')];
    expect([decades.statusCode, decades.json().issues[0].path]).toEqual([400, 'substitutes.0.onDay']);
    expect([near.statusCode, near.json().dates[1].problem]).toEqual([200, null]);
  });
});
