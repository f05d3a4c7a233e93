import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hostTimetablePreview, hostTimetableResult } from '#shared/contracts/host-timetable.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { postForm } from '../../support/form.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const HEADER = 'weekday,period,starts,ends,weeks,room,pupils,subject,year group';
/** Tuesdays in the studio, Thursdays in the lab; the third is the same time as the first on one weekday. */
const GOOD = [HEADER, 'Tuesday,3,,,every,Radio studio,28,Media,9', 'Thu,,13:00,13:50,,Lab,18,Computing,'].join('\n');
const STRETCH = { from: '2026-12-01', until: '2026-12-18' };

describe('the host’s timetable from a file', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let otherManager: Caller;
  let teacher: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
  });
  beforeEach(async () => {
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    otherManager = await it_.people.manager((await aSmallCity(it_.store)).centreId);
    teacher = await it_.people.teacher(city.schoolId);
  });
  afterAll(() => it_.close());

  const at = () => `/api/v1/centres/${city.centreId}/host-timetable`;
  const file = (text: string) => ({ name: 'lessons.csv', bytes: Buffer.from(text) });
  const preview = async (text = GOOD, caller = manager) => {
    const answer = await postForm(caller, `${at()}/previews`, STRETCH, file(text));
    return answer.statusCode === 200 ? hostTimetablePreview.parse(answer.json()) : answer.json().refusal;
  };
  const accept = (fingerprint: string, text = GOOD, more: Record<string, string> = {}) =>
    postForm(manager, at(), { ...STRETCH, fingerprint, ...more }, file(text));
  const visits = async () => (await manager.get('/api/v1/visits')).json().items;

  it('is previewed lesson by lesson, with the dates that are taken', async () => {
    await teacher.post('/api/v1/visits', aRequest(city, { day: '2026-12-08', startTime: '11:00', endTime: '11:30' }));
    const shown = await preview();
    expect(shown).toMatchObject({ host: { name: 'Quayside Academy' }, badRows: [], badRowCount: 0 });
    expect(shown.lessons).toMatchObject([
      {
        ...{ line: 2, weekday: 2, weeks: 'week', startTime: '11:10', endTime: '12:00', room: 'Radio studio' },
        ...{ visits: 2, rejected: [{ day: '2026-12-08', problem: 'visit/slot-taken' }], alreadyHere: false },
      },
      { line: 3, weekday: 4, startTime: '13:00', room: 'Lab', visits: 3, rejected: [] },
    ]);
  });

  it('comes in as approved series of the host, and not a second time', async () => {
    const { fingerprint } = await preview();
    const answer = await accept(fingerprint);
    expect(hostTimetableResult.parse(answer.json())).toEqual({
      series: 2,
      visits: 6,
      rejected: 0,
      alreadyHere: 0,
      leftOut: 0,
    });
    const made = await visits();
    expect(made).toHaveLength(6);
    expect(made[0]).toMatchObject({
      state: 'approved',
      partner: { name: 'Quayside Academy', role: 'host' },
      startsAt: '2026-12-01T11:10:00.000Z',
      expectedPupils: 28,
      subject: 'Media',
    });
    const again = await preview();
    expect(again.lessons.map(({ alreadyHere }: { alreadyHere: boolean }) => alreadyHere)).toEqual([true, true]);
    const twice = await accept(again.fingerprint);
    expect([twice.statusCode, twice.json().refusal]).toEqual([422, 'host-timetable/nothing-to-import']);
    const longer = `${GOOD}\nFriday,,09:00,10:00,,Lab,18,Art,`;
    const third = await accept((await preview(longer)).fingerprint, longer);
    expect(third.json()).toEqual({ series: 1, visits: 3, rejected: 0, alreadyHere: 2, leftOut: 0 });
    expect(await visits()).toHaveLength(9);
  });

  it('lists every bad row and leaves them out only when told to', async () => {
    const text = [
      GOOD,
      'Someday,3,,,,Attic,99,,',
      'Tue,P3,,,every,radio studio,20,media,',
      'Mon,3,,,A,Lab,5,Art,',
    ].join('\n');
    const shown = await preview(text);
    expect(shown.badRowCount).toBe(3);
    expect(shown.badRows.map(({ line, column }: { line: number; column: string }) => `${line} ${column}`)).toEqual([
      '4 weekday',
      '4 room',
      '4 subject',
      '5 subject',
      '6 period',
    ]);
    const refused = await accept(shown.fingerprint, text);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { refusal: 'host-timetable/bad-rows', details: { badRows: 3 } },
    ]);
    expect(await visits()).toEqual([]);
    const taken = await accept(shown.fingerprint, text, { leaveOutBadRows: 'yes' });
    expect(taken.json()).toMatchObject({ series: 2, leftOut: 3 });
  });

  it('shows again what has changed since the preview, and keeps nothing', async () => {
    const { fingerprint } = await preview();
    await teacher.post('/api/v1/visits', aRequest(city, { day: '2026-12-08', startTime: '11:00', endTime: '11:30' }));
    const late = await accept(fingerprint);
    expect([late.statusCode, late.json().refusal]).toEqual([409, 'host-timetable/out-of-date']);
    expect(await visits()).toHaveLength(1);
  });

  it('gives a time that two lessons want to the first of them', async () => {
    const text = `${GOOD}\nTuesday,,11:30,12:30,,Radio studio,20,Drama,`;
    const shown = await preview(text);
    expect(shown.lessons[2]).toMatchObject({ subject: 'Drama', visits: 0 });
    expect((await accept(shown.fingerprint, text)).json()).toMatchObject({ series: 2, visits: 6 });
  });

  it.each([
    ['a file without the columns', 'day,who\nMonday,all', 'host-timetable/file-refused'],
    [
      'more than 200 rows',
      [HEADER, ...Array(201).fill('Tue,3,,,,Lab,5,Art,')].join('\n'),
      'host-timetable/too-many-rows',
    ],
    ['rows of one letter without end', `${HEADER}\n${'T\n'.repeat(90_000)}`, 'host-timetable/too-many-rows'],
    ['more than 200 kB', `${GOOD}\n${' '.repeat(200_000)}`, 'host-timetable/file-too-large'],
  ])('refuses %s', async (_name, text, refusal) => {
    expect(await preview(text)).toBe(refusal);
  });

  it('is brought in for a year at the most, so that nobody has centuries looked through', async () => {
    const preview = (until: string) => postForm(manager, `${at()}/previews`, { ...STRETCH, until }, file(GOOD));
    const [year, longer] = [await preview('2027-12-01'), await preview('2027-12-02')];
    expect([year.statusCode, longer.statusCode, longer.json().issues[0].path]).toEqual([200, 400, 'until']);
  });

  it('is not for another centre’s manager, nor for the school', async () => {
    expect(await preview(GOOD, otherManager)).toBe('centre/not-found');
    expect(await preview(GOOD, teacher)).toBe('access/forbidden');
  });
});
