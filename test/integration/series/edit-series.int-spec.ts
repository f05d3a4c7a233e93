import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seriesDetailView, seriesPreview, type SeriesDetailView } from '#shared/contracts/series.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aSeries, standing } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';
const REASON = { reasonCode: 'plans_changed' };

describe('changing a series', () => {
  let it_: TestApp | undefined;
  let city: SmallCity;
  let teacher: Caller;
  let otherTeacher: Caller;
  let manager: Caller;
  /** Tuesdays 1, 8 and 15 December, 5 and 12 January, all approved. */
  let series: SeriesDetailView;

  beforeEach(async () => {
    it_ ??= await testApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    manager = await it_.people.manager(city.centreId);
    const repeat = { until: { day: '2027-01-12' }, leftOut: ['2026-12-22', '2026-12-29'] };
    series = (await teacher.post('/api/v1/series', aSeries(city, { repeat }))).json();
    const occurrences = series.occurrences.map(({ visitId, version }) => ({ visitId, version }));
    series = (await manager.post(`/api/v1/series/${series.id}/approval`, { occurrences })).json().series;
  });
  afterAll(() => it_?.close());

  const edit = (body: object, caller = teacher, of = series) =>
    caller.post(`/api/v1/series/${of.id}/edits`, { version: of.version, ...body });
  const edited = async (body: object, caller = teacher, of = series) => {
    const answer = await edit(body, caller, of);
    expect([answer.statusCode, answer.json().refusal]).toEqual([200, undefined]);
    return seriesDetailView.parse(answer.json());
  };
  const again = async (id = series.id): Promise<SeriesDetailView> => (await teacher.get(`/api/v1/series/${id}`)).json();
  const on = (day: string, of = series) => of.occurrences.find(({ seriesDay }) => seriesDay === day)!;
  const starts = (of: SeriesDetailView) => of.occurrences.map(({ startsAt }) => startsAt.slice(0, 16));
  /** Sessions have ended by then, so that everybody signs in again. */
  const later = async (now: string) => {
    it_!.clock.set(now);
    teacher = await it_!.people.teacher(city.schoolId);
    manager = await it_!.people.manager(city.centreId);
  };
  const cancel = async (day: string) => {
    const { visitId, version } = on(day);
    expect((await teacher.post(`/api/v1/visits/${visitId}/cancellation`, { version, ...REASON })).statusCode).toBe(200);
  };

  it('moves all of it to another hour: the same visits, to be approved again when the school asks', async () => {
    const after = await edited({ changes: { startTime: '13:00', endTime: '15:00' } });
    expect(after.id).toBe(series.id);
    expect(starts(after)).toEqual([
      '2026-12-01T13:00',
      '2026-12-08T13:00',
      '2026-12-15T13:00',
      '2027-01-05T13:00',
      '2027-01-12T13:00',
    ]);
    expect(after.occurrences.map(({ visitId }) => visitId)).toEqual(series.occurrences.map(({ visitId }) => visitId));
    expect(new Set(Object.values(standing(after)))).toEqual(new Set(['requested']));
    const visit = (await teacher.get(`/api/v1/visits/${on('2026-12-01').visitId}`)).json();
    expect(visit.history.map(({ move }: { move: string }) => move)).toEqual(['request', 'approve', 'change']);
    expect(visit).toMatchObject({ state: 'requested', room: { name: 'Radio studio' }, seriesId: series.id });
  });

  it('stays approved when the centre’s manager changes it', async () => {
    const after = await edited({ changes: { startTime: '13:00', endTime: '15:00' } }, manager);
    expect(new Set(Object.values(standing(after)))).toEqual(new Set(['approved']));
  });

  it('is divided where it has begun: what is over stays as it was, and the two parts point to each other', async () => {
    await later('2026-12-08T10:30:00Z');
    const after = await edited({ changes: { startTime: '13:00', endTime: '15:00' } }, manager);
    expect(after.id).not.toBe(series.id);
    expect(starts(after)).toEqual(['2026-12-15T13:00', '2027-01-05T13:00', '2027-01-12T13:00']);
    const before = await again();
    expect(starts(before)).toEqual(['2026-12-01T10:00', '2026-12-08T10:00']);
    expect([before.lastDay, before.continuedBy, after.continues]).toEqual(['2026-12-08', [after.id], series.id]);
  });

  it('from a day on changes that day and what follows', async () => {
    const body = { fromDay: '2027-01-05', changes: { pupils: 20, roomId: city.labId } };
    const after = await edited(body, manager);
    expect(after.occurrences.map(({ seriesDay, room }) => [seriesDay, room?.name])).toEqual([
      ['2027-01-05', 'Lab'],
      ['2027-01-12', 'Lab'],
    ]);
    expect((await again()).occurrences.map(({ room }) => room?.name)).toEqual(Array(3).fill('Radio studio'));
  });

  it('does not bring back dates that were removed, nor those left out', async () => {
    await cancel('2026-12-08');
    const after = await edited({ changes: { startTime: '09:00', endTime: '11:00' } }, manager);
    expect(standing(after)).toEqual({
      '2026-12-01': 'approved',
      '2026-12-08': 'cancelled',
      '2026-12-15': 'approved',
      '2027-01-05': 'approved',
      '2027-01-12': 'approved',
    });
    const moved = await edited({ changes: { weekdays: [4] } }, manager, after);
    const days = moved.occurrences
      .filter(({ state }) => state === 'approved')
      .map(({ startsAt }) => startsAt.slice(0, 10));
    expect(days).toEqual(['2026-12-03', '2026-12-17', '2027-01-07']);
  });

  it('leaves one that was changed alone as somebody made it, and can still be changed', async () => {
    const { visitId, version } = on('2026-12-15');
    const change = { version, day: '2026-12-16', startTime: '09:00', endTime: '10:00' };
    const alone = await manager.post(`/api/v1/visits/${visitId}/change`, change);
    expect([alone.statusCode, alone.json().state, alone.json().seriesId]).toEqual([200, 'approved', series.id]);
    const after = await edited({ changes: { startTime: '13:00', endTime: '15:00' } }, manager);
    expect(starts(after)).toEqual([
      '2026-12-01T13:00',
      '2026-12-08T13:00',
      '2026-12-16T09:00',
      '2027-01-05T13:00',
      '2027-01-12T13:00',
    ]);
    expect(on('2026-12-15', after)).toMatchObject({ visitId, changedAlone: true, version: version + 1 });
  });

  it('keeps what it has where the new time is taken, and never takes it from anybody', async () => {
    const other = { day: '2026-12-08', startTime: '13:00', endTime: '14:00', partnerId: city.otherSchoolId };
    const theirs = await otherTeacher.post('/api/v1/visits', aRequest(city, other));
    expect(theirs.statusCode).toBe(201);
    const body = { changes: { startTime: '13:00', endTime: '15:00' } };
    const shown = await teacher.post(`/api/v1/series/${series.id}/edits/previews`, {
      version: series.version,
      ...body,
    });
    const preview = seriesPreview.parse(shown.json());
    expect(preview.dates.map(({ outcome, problem }) => [outcome, problem])).toEqual([
      ['change', null],
      ['change', 'visit/slot-taken'],
      ['change', null],
      ['change', null],
      ['change', null],
    ]);
    expect(preview.dates[1]!.substitute).toMatchObject({ onDay: '2026-12-08', startTime: '10:30', endTime: '12:30' });
    const after = await edited(body, manager);
    expect(on('2026-12-08', after)).toMatchObject({
      startsAt: '2026-12-08T10:00:00.000Z',
      state: 'approved',
      changedAlone: true,
    });
    expect((await otherTeacher.get(`/api/v1/visits/${theirs.json().id}`)).json()).toMatchObject({
      state: 'requested',
      version: 1,
    });
  });

  it('takes a chosen substitute for one date, and tries rejected dates again', async () => {
    const other = { day: '2027-01-19', partnerId: city.otherSchoolId };
    const theirs = (await otherTeacher.post('/api/v1/visits', aRequest(city, other))).json();
    const longer = await edited({ changes: { lastDay: '2027-01-26' } }, manager);
    expect(standing(longer)).toMatchObject({
      '2027-01-12': 'approved',
      '2027-01-19': 'visit/slot-taken',
      '2027-01-26': 'requested',
    });
    expect(on('2026-12-01', longer).version).toBe(2);
    await otherTeacher.post(`/api/v1/visits/${theirs.id}/withdrawal`, { version: 1 });
    const substitute = {
      day: '2027-01-26',
      onDay: '2027-01-27',
      startTime: '09:00',
      endTime: '10:00',
      roomId: city.labId,
    };
    const body = { changes: { pupils: 20 }, substitutes: [substitute] };
    const after = await edited(body, manager, longer);
    expect(standing(after)).toMatchObject({ '2027-01-19': 'requested' });
    expect(on('2027-01-26', after)).toMatchObject({
      startsAt: '2027-01-27T09:00:00.000Z',
      room: { name: 'Lab' },
      changedAlone: true,
    });
  });

  it('ends what the new rule has no date for, and can have it again later', async () => {
    const shorter = await edited({ changes: { lastDay: '2026-12-15' } });
    expect(standing(shorter)).toEqual({ '2026-12-01': 'approved', '2026-12-08': 'approved', '2026-12-15': 'approved' });
    const visit = (await teacher.get(`/api/v1/visits/${on('2027-01-05').visitId}`)).json();
    expect([visit.state, visit.seriesId]).toEqual(['cancelled', null]);
    const longer = await edited({ changes: { lastDay: '2027-01-05' } }, teacher, shorter);
    expect(standing(longer)['2027-01-05']).toBe('requested');
  });

  it('is changed by one at a time: who comes second is told so', async () => {
    await edited({ changes: { subject: 'Radio drama' } }, manager);
    const late = await edit({ changes: { subject: 'Film' } });
    expect([late.statusCode, late.json().refusal]).toEqual([409, 'series/already-changed']);
  });

  it('is not for another school, nor for a change of nothing', async () => {
    const other = await edit({ changes: { pupils: 1 } }, otherTeacher);
    expect([other.statusCode, other.json().refusal]).toEqual([404, 'series/not-found']);
    const nothing = await edit({ changes: {} });
    expect([nothing.statusCode, nothing.json().refusal]).toEqual([422, 'series/nothing-to-change']);
  });

  it('says when nothing is left to change', async () => {
    await later('2027-02-01T09:00:00Z');
    const late = await edit({ changes: { startTime: '09:00' } });
    expect([late.statusCode, late.json().refusal]).toEqual([409, 'series/all-begun']);
  });

  it('asks the rules of the centre of the dates that it adds, and of none that were there', async () => {
    const longer = { lastDay: '2027-02-09' };
    await aPolicy(manager, city.centreId, { visitsPerTerm: 3 });
    const after = await edited({ changes: longer });
    expect(standing(after)).toMatchObject({
      ...{ '2026-12-15': 'approved', '2027-01-12': 'approved', '2027-01-19': 'requested' },
      ...{ '2027-01-26': 'visit/too-many-this-term', '2027-02-09': 'visit/too-many-this-term' },
    });
    await aPolicy(manager, city.centreId, { visitsPerTerm: 1 });
    const moved = await edited({ changes: { startTime: '13:00', endTime: '15:00' } }, teacher, after);
    expect(starts(moved)).toEqual(expect.arrayContaining(['2026-12-01T13:00', '2027-01-19T13:00']));
    expect(moved.occurrences).toHaveLength(6);
  });

  it('asks the centre for a sentence before it takes out a date late, as for one cancellation alone', async () => {
    await aPolicy(manager, city.centreId, { cancellationDays: 10 });
    const late = { changes: { leaveOut: ['2026-12-01'] } };
    const refused = await edit(late, manager);
    expect([refused.statusCode, refused.json().refusal]).toEqual([422, 'visit/late-without-words']);
    expect((await edit({ ...late, reasonNote: '  ' }, manager)).json().refusal).toBe('visit/late-without-words');
    expect(standing(await again())).toEqual(standing(series));
    const early = await edited({ changes: { leaveOut: ['2026-12-15'] } }, manager);
    const after = await edited({ ...late, reasonNote: 'The boiler is broken' }, manager, early);
    expect(on('2026-12-01', after)).toBeUndefined();
    const { visitId } = on('2026-12-01');
    expect((await teacher.get(`/api/v1/visits/${visitId}`)).json()).toMatchObject({
      ...{ state: 'cancelled', lateSide: 'centre', reasonNote: 'The boiler is broken' },
    });
    const own = await edited({ changes: { leaveOut: ['2026-12-08'] } }, teacher, after);
    expect(on('2026-12-08', own)).toBeUndefined();
  });
});
